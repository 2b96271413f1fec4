"""Weekly summaries of coordinators, of the division, of channels that want one; and whether contacts are still right.

They are prepared once a week and worked out when they go out. Where there is nothing to say, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from programme.model import Contact, Project, Recipient
from services.division import Division
from services.due import DueLine, all_due, coming, overdue
from services.missing import MissingData, count_missing, missing_data
from services.pages import Page
from services.people import administrators, division_channel
from storage import channels, contacts, deliveries, people, projects, requests, summaries
from storage.channels import DigestScope
from storage.database import Session
from storage.deliveries import DeliveryKind

# What falls due within so many days stands in a digest.
AHEAD = timedelta(days=14)

# So many of each kind are named; the rest is counted, and the lists have them all.
NAMED = 10

# How long after a question about a contact that nobody has answered it is asked again.
BETWEEN_CHECKS = timedelta(weeks=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The week of a coordinator, or of a project's channel: what is overdue, what comes, what data is missing."""

    delivery_id: str
    recipient: Recipient
    overdue: Page[DueLine]
    coming: Page[DueLine]
    missing: Page[MissingData]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionDigest:
    """The division's week, for its channel. `missing` counts the projects in whose data something is missing."""

    delivery_id: str
    recipient: Recipient
    projects: int
    overdue: Page[DueLine]
    coming: Page[DueLine]
    missing: int
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCheck:
    """Are these details still right?"""

    delivery_id: str
    recipient: Recipient
    contact_id: int
    contact: Contact
    is_answered: bool


def prepare_week(division: Division) -> int:
    """Once a week, on its first working day at the reminder time: a message for everybody who has something to hear.

    Where nothing ran on that day it comes on the next; later in the week nobody misses it. Returns how many were
    prepared. Doing it again does nothing.
    """
    today = division.today()
    monday = today - timedelta(days=today.weekday())
    calendar = division.timetable.calendar
    first = calendar.on_or_after(monday)
    last = calendar.on_or_after(first + timedelta(days=1))
    is_its_day = first - monday < timedelta(days=5) and first <= today <= last
    if not is_its_day or not division.timetable.may_send(division.timetable.moment(first), division.now()):
        return 0
    week = f"week of {monday}"
    with division.store.reading() as session:
        if requests.find_subject(session, week) is not None:
            return 0
        told = _told(session, division)
        checks = _checks(session, division, monday, subject=week)
    digests = [
        (DeliveryKind.DIGEST, recipient, week) for recipient in told if _has_something_to_hear(division, recipient)
    ]
    with division.store.writing() as session:
        if requests.find_subject(session, week) is not None:
            return 0
        requests.record(session, week, 0, at=division.now())
        return sum(
            deliveries.prepare(session, division.new_id(), kind, recipient, subject=subject, now=division.now())
            for kind, recipient, subject in digests + checks
        )


Wanted = tuple[DeliveryKind, Recipient, str]


def _told(session: Session, division: Division) -> list[Recipient]:
    """Every coordinator who is there and wants a summary, the division's channel, and those that want one."""
    named = {account_id for project in projects.all_active(session) for account_id in project.coordinators}
    gone = {person.account_id for person in people.latest_presences(session, named).values() if person.gone_on}
    told = [Recipient.person(account_id) for account_id in sorted(named - gone - people.without_digest(session))]
    return told + [Recipient.channel(channel_id) for channel_id in _channels(session, division)]


def _has_something_to_hear(division: Division, recipient: Recipient) -> bool:
    division.give_way()
    with division.store.reading() as session:
        return digest_for(session, division, recipient, delivery_id="") is not None


def _channels(session: Session, division: Division) -> list[str]:
    """The division's own channel, and those that have asked for a summary."""
    asking = [each.channel_id for each in channels.with_digest(session)]
    return list(dict.fromkeys([*filter(None, [division_channel(session, division)]), *asking]))


def _checks(session: Session, division: Division, monday: date, *, subject: str) -> list[Wanted]:
    """Whoever is a contact is asked; where that is not known, the administrators are."""
    today = division.today()
    return [
        (DeliveryKind.CONTACT_CHECK, Recipient.person(account_id), subject_of_check(contact_id) + subject)
        for contact_id, contact in contacts.all_of_them(session)
        if _is_to_be_checked(contact, division, today)
        and not _was_asked_lately(session, division, contact_id, monday)
        for account_id in ([contact.account_id] if contact.account_id else administrators(session, division))
    ]


def _is_to_be_checked(contact: Contact, division: Division, today: date) -> bool:
    """Asked until somebody says that all is right, and then when its time has come."""
    age = timedelta(days=division.rules.contact_check_days)
    return contact.checked_on is None or today - contact.checked_on >= age


def _was_asked_lately(session: Session, division: Division, contact_id: int, monday: date) -> bool:
    """Within the weeks before the one that begins on a Monday: holidays move a question, not its week."""
    asked_at = summaries.last_send_at(
        session, DeliveryKind.CONTACT_CHECK, subject_begins=subject_of_check(contact_id)
    )
    if asked_at is None:
        return False
    asked_on = division.timetable.local_date(asked_at)
    return monday - (asked_on - timedelta(days=asked_on.weekday())) < BETWEEN_CHECKS


def digest_for(
    session: Session, division: Division, recipient: Recipient, *, delivery_id: str
) -> Digest | DivisionDigest | None:
    """The digest as it stands at this moment; None where there is nothing to say."""
    if recipient.kind == Recipient.PERSON:
        mine = projects.coordinated_by(session, recipient.id)
        return _of_projects(session, division, mine, recipient, delivery_id=delivery_id)
    is_division = recipient.id == division_channel(session, division)
    scope = DigestScope.DIVISION if is_division else channels.digest_of(session, recipient.id)
    if scope is DigestScope.DIVISION:
        return _of_division(session, division, recipient, delivery_id=delivery_id)
    here = projects.of_channel(session, recipient.id) if scope else []
    return _of_projects(session, division, here, recipient, delivery_id=delivery_id)


def _of_projects(
    session: Session, division: Division, some: Iterable[Project], recipient: Recipient, *, delivery_id: str
) -> Digest | None:
    by_id = _not_paused(division, some)
    late, soon = _overdue_and_coming(session, division, by_id)
    missing = missing_data(session, division.rules, by_id, with_planning=False, limit=NAMED)
    if not late.count and not soon.count and not missing.count:
        return None
    return Digest(
        delivery_id=delivery_id,
        recipient=recipient,
        overdue=late,
        coming=soon,
        missing=missing,
        today=division.today(),
    )


def _of_division(
    session: Session, division: Division, recipient: Recipient, *, delivery_id: str
) -> DivisionDigest | None:
    by_id = _not_paused(division, projects.all_active(session))
    late, soon = _overdue_and_coming(session, division, by_id)
    missing = count_missing(session, division.rules, by_id, with_planning=False)
    if not late.count and not soon.count and not missing:
        return None
    return DivisionDigest(
        delivery_id=delivery_id,
        recipient=recipient,
        projects=len(by_id),
        overdue=late,
        coming=soon,
        missing=missing,
        today=division.today(),
    )


def _not_paused(division: Division, some: Iterable[Project]) -> dict[int, Project]:
    return {project.id: project for project in some if not project.is_paused(division.today())}


def _overdue_and_coming(
    session: Session, division: Division, by_id: Mapping[int, Project]
) -> tuple[Page[DueLine], Page[DueLine]]:
    return (
        all_due(session, division, overdue(division, by_id), limit=NAMED),
        all_due(session, division, coming(division, by_id, ahead=AHEAD), limit=NAMED),
    )


def contact_check_for(
    session: Session, division: Division, recipient: Recipient, subject: str, *, delivery_id: str
) -> ContactCheck | None:
    """The question about the contact that a message's subject names, or that it has been answered."""
    number = _contact_id(subject)
    contact = contacts.find(session, number)
    if contact is None:
        return None
    return ContactCheck(
        delivery_id=delivery_id,
        recipient=recipient,
        contact_id=number,
        contact=contact,
        is_answered=not _is_to_be_checked(contact, division, division.today()),
    )


def contact_of_check(session: Session, subject: str) -> Contact | None:
    """The contact that the subject of a question names."""
    return contacts.find(session, _contact_id(subject))


def _contact_id(subject: str) -> int:
    return int(subject.removeprefix("contact ").partition(",")[0])


def subject_of_check(contact_id: int) -> str:
    """How the subjects of all questions about a contact begin."""
    return f"contact {contact_id}, "
