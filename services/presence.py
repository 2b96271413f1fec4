"""When people are there: leave, deputies, and whoever has gone from the chat."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial

from programme.calendar import DAY
from programme.checks import is_plausible
from programme.model import Recipient
from programme.staff import Person
from services.division import Actor, Division
from services.planning import replan_each, replan_soon
from services.refusal import EndImplausible, PeriodReversed, StartImplausible
from services.running_refusal import DeputyIsYourself, LeaveOver
from services.staffing import staff_of
from storage import audit, contacts, deliveries, people, projects
from storage.database import Session
from storage.deliveries import DeliveryKind

logger = logging.getLogger(__name__)

_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """From a day to another, both included, and who stands in meanwhile."""

    first: date
    last: date
    deputy: str | None


def take_leave(division: Division, actor: Actor, leave: Leave) -> Person:
    """Keeps somebody's leave; their reminders of those days go to the deputy, or else along the chain.

    Without a deputy, one named before stays. Raises what `check_leave` raises.
    """
    check_leave(leave, actor, today=division.today())
    return _save(
        division,
        actor,
        action="person.leave",
        change=lambda person: replace(
            person, leave_from=leave.first, leave_until=leave.last, deputy=leave.deputy or person.deputy
        ),
    )


def check_leave(leave: Leave, actor: Actor, *, today: date) -> None:
    """Raises StartImplausible, EndImplausible, PeriodReversed, LeaveOver or DeputyIsYourself."""
    if not is_plausible(leave.first):
        raise StartImplausible(day=leave.first)
    if not is_plausible(leave.last):
        raise EndImplausible(day=leave.last)
    if leave.last < leave.first:
        raise PeriodReversed(start_on=leave.first, end_on=leave.last)
    if leave.last < today:
        raise LeaveOver(day=leave.last)
    check_deputy(leave.deputy, actor)


def check_deputy(deputy: str | None, actor: Actor) -> None:
    """Raises DeputyIsYourself."""
    if deputy == actor.account_id:
        raise DeputyIsYourself


def end_leave(division: Division, actor: Actor) -> Person:
    """From now on they are back; their deputy stays."""
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
        after, around = keep_presence(session, division, actor, action=action, change=change)
    replan_soon(division, around)
    return after


def keep_presence(
    session: Session, division: Division, actor: Actor, *, action: str, change: Callable[[Person], Person]
) -> tuple[Person, list[int]]:
    """Within a transaction that does more. Tells also which projects are to be planned anew after it."""
    before = people.presence(session, actor.account_id)
    after = change(before)
    if after == before:
        return before, []
    people.save_presence(session, after, at=division.now())
    audit.record(
        session,
        at=division.now(),
        actor=actor.account_id,
        action=action,
        subject=actor.account_id,
        before={"from": before.leave_from, "until": before.leave_until, "deputy": before.deputy},
        after={"from": after.leave_from, "until": after.leave_until, "deputy": after.deputy},
    )
    return after, _projects_around(session, division, before, after)


def _projects_around(session: Session, division: Division, before: Person, after: Person) -> list[int]:
    """Each project that it makes a difference to: their own, and where they come in for others.

    The latter may be all there are. So only those are looked at in which they were to be told something while they
    are away now, or anybody was while they would have been away before.
    """
    account_id, now = after.account_id, division.now()
    found = set(projects.ids_of_people(session, [account_id]))
    if until := _away_until(division, after):
        found.update(projects.ids_where_told(session, account_id, since=now, until=until))
    if until := _away_until(division, before):
        due = projects.ids_where_due(session, since=now, until=until)
        found.update(_further_along(session, division, account_id, due))
    return sorted(found)


def _away_until(division: Division, person: Person) -> datetime | None:
    """The end of somebody's absence, if any of it is still to come."""
    if person.gone_on is not None:
        return _END_OF_TIME
    if person.leave_until is None or person.leave_until < division.today():
        return None
    return division.timetable.moment(person.leave_until + DAY)


def _further_along(session: Session, division: Division, account_id: str, project_ids: set[int]) -> Iterator[int]:
    """Those of the projects whose coordinators somebody stands in for, or which they answer for by their post."""
    rules = division.rules
    yield from project_ids.intersection(projects.ids_of_people(session, people.represented_by(session, account_id)))
    held = contacts.held_by(session, account_id)
    for project in map(partial(projects.get, session), project_ids if held else ()):
        if held & {rules.other_funding_contact, rules.contact_key(project.action_type, project.sector)}:
            yield project.id


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
        after = replace(before, gone_on=division.today() if has_gone else None)
        people.save_presence(session, after, at=division.now())
        around = _projects_around(session, division, before, after)
        logger.info("%s %s the chat", account_id, "has gone from" if has_gone else "is back in")
        if has_gone:
            _tell_the_next(session, division, account_id)
    replan_each(division, around)
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
                subject=f"H{project.id} without {account_id} since {division.now().isoformat()}",
                now=division.now(),
                send_at=division.timetable.catch_up(division.now()),
            )
