"""Who may hear of a project: its people, and who answers for its sector and the portfolio, with their presence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from programme.model import Mobility, Project, Recipient
from programme.staff import Staff, staff_through_time
from services.division import Division
from services.people import administrators, division_channel
from storage import contacts, people
from storage.database import Session


def staff_of(session: Session, division: Division, project: Project, travels: Iterable[Mobility]) -> Staff:
    rules = division.rules
    leading = administrators(session, division)
    contact = contacts.posts(session, rules.contact_key(project.action_type, project.sector))
    lead = contacts.posts(session, rules.other_funding_contact)
    named = {
        *leading,
        *project.coordinators,
        *(mobility.responsible for mobility in travels if mobility.responsible),
        *(each for _, post in (*contact, *lead) for each in (post.account_id, post.deputy) if each),
    }
    known = people.presences(session, named)
    deputies = {person.deputy for said in known.values() for _, person in said if person.deputy}
    return staff_through_time(
        people=known | people.presences(session, deputies - known.keys()),
        contact=contact,
        lead=lead,
        administrators=leading,
        division_channel=division_channel(session, division),
    )


def staff_for_calls(session: Session, division: Division) -> Staff:
    """Who may hear of a call: it has no people of its own."""
    leading = administrators(session, division)
    return staff_through_time(
        people=people.presences(session, leading),
        contact=(),
        lead=(),
        administrators=leading,
        division_channel=division_channel(session, division),
    )


def reminder_time(session: Session, division: Division, recipient: Recipient) -> time:
    """The time of day at which somebody is reminded now: the one that they chose, or the division's."""
    own = people.presence(session, recipient.id).reminder_time if recipient.kind == Recipient.PERSON else None
    return own or division.timetable.reminder_time


def administrators_there(session: Session, division: Division) -> tuple[str, ...]:
    """The administrators who are neither on leave nor gone; where all of them are, everyone of them."""
    everyone = administrators(session, division)
    known = people.latest_presences(session, everyone)
    away = {account_id for account_id, person in known.items() if person.is_away(division.today())}
    return tuple([each for each in everyone if each not in away] or everyone)
