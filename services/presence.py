"""When people are there: leave, deputies, and whoever has gone from the chat."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from programme.model import Recipient
from programme.staff import Person
from services.division import Actor, Division
from services.planning import replan
from services.refusal import PeriodReversed
from services.running_refusal import DeputyIsYourself, LeaveOver
from services.staffing import staff_of
from storage import audit, deliveries, people, projects
from storage.database import Session
from storage.deliveries import DeliveryKind

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """From a day to another, both included, and who stands in meanwhile."""

    first: date
    last: date
    deputy: str | None


def take_leave(division: Division, actor: Actor, leave: Leave) -> Person:
    """Keeps somebody's leave; their reminders of those days go to the deputy, or else along the chain.

    Without a deputy, one named before stays. Raises PeriodReversed, LeaveOver or DeputyIsYourself.
    """
    if leave.last < leave.first:
        raise PeriodReversed(start_on=leave.first, end_on=leave.last)
    if leave.last < division.today():
        raise LeaveOver(day=leave.last)
    if leave.deputy == actor.account_id:
        raise DeputyIsYourself
    return _save(
        division,
        actor,
        action="person.leave",
        change=lambda person: replace(
            person, leave_from=leave.first, leave_until=leave.last, deputy=leave.deputy or person.deputy
        ),
    )


def end_leave(division: Division, actor: Actor) -> Person:
    """Forgets somebody's leave; their deputy stays."""
    return _save(
        division,
        actor,
        action="person.leave_ended",
        change=lambda person: replace(person, leave_from=None, leave_until=None),
    )


def presence_of(division: Division, account_id: str) -> Person:
    with division.store.reading() as session:
        return people.presence(session, account_id)


def _save(division: Division, actor: Actor, *, action: str, change: Callable[[Person], Person]) -> Person:
    with division.store.writing() as session:
        before = people.presence(session, actor.account_id)
        after = replace(change(before), told_on=division.today())
        if after == replace(before, told_on=after.told_on):
            return before
        people.save_presence(session, after)
        replan_for(session, division, [actor.account_id])
        audit.record(
            session,
            at=division.now(),
            actor=actor.account_id,
            action=action,
            subject=actor.account_id,
            before={"from": before.leave_from, "until": before.leave_until, "deputy": before.deputy},
            after={"from": after.leave_from, "until": after.leave_until, "deputy": after.deputy},
        )
        return after


def replan_for(session: Session, division: Division, account_ids: Iterable[str]) -> None:
    """Works out anew whatever any of these people have to do with."""
    for project_id in projects.ids_of_people(session, account_ids):
        replan(session, division, project_id, now=division.now())


def notice_who_has_gone(division: Division, is_gone: Callable[[str], bool | None]) -> int:
    """Looks whether everybody who is named is still there; `is_gone` gives None where the chat did not say.

    What is whose who has gone goes along the chain at once, and whoever comes next is told what there is. Returns for
    how many something changed.
    """
    with division.store.reading() as session:
        named = people.everyone_named(session)
    return sum(_notice(division, account_id, is_gone(account_id)) for account_id in named)


def _notice(division: Division, account_id: str, has_gone: bool | None) -> bool:  # noqa: FBT001 - what the chat said, passed on as it is
    if has_gone is None:
        return False
    with division.store.writing() as session:
        before = people.presence(session, account_id)
        if has_gone == (before.gone_on is not None):
            return False
        today = division.today()
        people.save_presence(session, replace(before, gone_on=today if has_gone else None))
        replan_for(session, division, [account_id])
        logger.info("%s %s the chat", account_id, "has gone from" if has_gone else "is back in")
        if has_gone:
            _tell_the_next(session, division, account_id)
        return True


def _tell_the_next(session: Session, division: Division, account_id: str) -> None:
    """Whoever stands in for somebody who has gone is asked, project by project, who is to coordinate it."""
    for project in projects.coordinated_by(session, account_id):
        staff = staff_of(session, division, project, ())
        for told in staff.stand_ins(account_id, division.today()):
            deliveries.prepare(
                session,
                division.new_id(),
                DeliveryKind.BRIEFING,
                Recipient.person(told),
                subject=f"H{project.id} without {account_id} since {division.today()}",
                now=division.now(),
                send_at=division.timetable.catch_up(division.now()),
            )
