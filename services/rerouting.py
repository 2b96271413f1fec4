"""Who hears what cannot reach its recipient: the next of the chain, so that nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from programme.model import Project, Recipient
from programme.staff import Staff
from services.briefings import coordinator_of, project_of, unreached_subject
from services.digests import contact_of_check
from services.division import Division
from services.people import administrators, division_channel
from services.staffing import administrators_there, staff_of
from storage import deliveries, mobilities, projects, reminders, summaries
from storage.database import Session
from storage.deliveries import Delivery, DeliveryKind
from storage.reminders import StoredReminder


def next_of_reminder(session: Session, division: Division, reminder: StoredReminder) -> list[Recipient]:
    """From a channel to the coordinators, from a person along the chain, at last to the division's channel.

    Whoever could not be reached with this reminder before is passed over.
    """
    tried = {reminder.recipient, *reminders.tried(session, reminder)}
    project = None if reminder.project_id is None else projects.get(session, reminder.project_id)
    is_for_coordinators = reminder.recipient.kind == Recipient.CHANNEL
    return _first_left(_chain(session, division, project, with_coordinators=is_for_coordinators), tried)


def pass_on(session: Session, division: Division, delivery: Delivery, *, error: str) -> bool:
    """Gives up what is no reminder, and prepares it for whoever comes next; False where nobody is left.

    A briefing goes along the chain, the question about a contact to the deputy and the administrators. Of a digest,
    which is about its recipient's own, the administrators hear that it did not arrive.
    """
    going_on = _going_on(session, division, delivery)
    kind, subject = going_on.kind, going_on.subject
    tried = {delivery.recipient, going_on.concerns, *summaries.unreached(session, kind, subject)}
    following = _first_left(going_on.chain, tried)
    if not following or not deliveries.give_up(session, delivery, error=error):
        return bool(following)
    for recipient in following:
        deliveries.prepare(session, division.new_id(), kind, recipient, subject=subject, now=division.now())
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _GoingOn:
    """As what a message goes on, and to whom in turn; whom it `concerns` need not hear of it."""

    kind: DeliveryKind
    subject: str
    chain: Iterator[list[Recipient]]
    concerns: Recipient | None = None


def _going_on(session: Session, division: Division, delivery: Delivery) -> _GoingOn:
    kind, subject = delivery.kind, delivery.subject or ""
    if kind is DeliveryKind.BRIEFING:
        subject = unreached_subject(subject, delivery.recipient)
        concerns = coordinator_of(subject)
        return _GoingOn(
            kind=kind,
            subject=subject,
            chain=_chain(session, division, project_of(session, subject), with_coordinators=True),
            concerns=Recipient.person(concerns) if concerns else None,
        )
    if kind is DeliveryKind.DIGEST:
        kind, subject = DeliveryKind.UNDELIVERED, delivery.id
    contact = contact_of_check(session, subject) if kind is DeliveryKind.CONTACT_CHECK else None
    deputies = [contact.deputy] if contact and contact.deputy else []
    return _GoingOn(kind=kind, subject=subject, chain=iter([_people(deputies), *_last_resort(session, division)]))


def _chain(
    session: Session, division: Division, project: Project | None, *, with_coordinators: bool
) -> Iterator[list[Recipient]]:
    today = division.today()
    if project:
        staff = staff_of(session, division, project, mobilities.of_project(session, project.id))
        if with_coordinators:
            yield _people(_coordinators_or_stand_ins(division, project, staff))
        for account_id in (*staff.next_after(project, today), *staff.posts(today)):
            yield _people([account_id])
    yield from _last_resort(session, division)


def _coordinators_or_stand_ins(division: Division, project: Project, staff: Staff) -> Iterator[str]:
    for account_id in project.coordinators:
        if staff.is_away(account_id, division.today()):
            yield from staff.stand_ins(account_id, division.today()) or (account_id,)
        else:
            yield account_id


def _last_resort(session: Session, division: Division) -> Iterator[list[Recipient]]:
    """Rather somebody who is on leave than nobody."""
    yield _people(administrators_there(session, division))
    if channel_id := division_channel(session, division):
        yield [Recipient.channel(channel_id)]
    yield _people(administrators(session, division))


def _people(account_ids: Iterable[str]) -> list[Recipient]:
    return [Recipient.person(account_id) for account_id in dict.fromkeys(account_ids)]


def _first_left(chain: Iterator[list[Recipient]], tried: Container[Recipient | None]) -> list[Recipient]:
    for told in chain:
        if remaining := [each for each in told if each not in tried]:
            return remaining
    return []
