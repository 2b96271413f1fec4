"""Who may hear of a project: its people, and who answers for its sector and the portfolio, with their presence."""

from __future__ import annotations

from collections.abc import Iterable

from programme.model import Contact, Mobility, Project
from programme.staff import Post, Staff
from services.division import Division
from storage import contacts, people
from storage.database import Session


def staff_of(session: Session, division: Division, project: Project, travels: Iterable[Mobility]) -> Staff:
    rules = division.rules
    contact = contacts.get(session, rules.contact_key(project.action_type, project.sector))
    lead = contacts.get(session, rules.other_funding_contact)
    named = {
        *project.coordinators,
        *(mobility.responsible for mobility in travels if mobility.responsible),
        *filter(None, (contact.account_id, contact.deputy, lead.account_id, lead.deputy)),
    }
    known = people.presences(session, named)
    deputies = {person.deputy for person in known.values() if person.deputy}
    return Staff(
        people=known | people.presences(session, deputies - known.keys()),
        contact=_post(contact),
        lead=_post(lead),
        administrators=tuple(sorted(division.administrators)),
        division_channel=division.channel_id,
    )


def administrators_there(session: Session, division: Division) -> tuple[str, ...]:
    """The administrators who are neither on leave nor gone; where all of them are, everyone of them."""
    known = people.presences(session, division.administrators)
    today = division.today()
    everyone = sorted(division.administrators)
    there = [each for each in everyone if each not in known or not known[each].is_away(today)]
    return tuple(there or everyone)


def _post(contact: Contact) -> Post | None:
    if contact.account_id is None or contact.assigned_on is None:
        return None
    return Post(account_id=contact.account_id, deputy=contact.deputy, since=contact.assigned_on)
