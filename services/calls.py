"""Calls for applications: no date of one ships with the bot, administrators type them in."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from programme.checks import is_plausible
from programme.model import CALL_KIND, Call, Origin
from programme.rules import base_action
from services.access import require_administrator
from services.division import Actor, Division
from services.facts import CallEdit, FactChange, call_facts, differences, with_edit
from services.meanwhile import Proposal, Told, told_since
from services.planning import call_reminder_days, replan_call
from services.refusal import IdentityCodeInTitle, TitleTooLong, UnknownActionType
from services.running_refusal import (
    CallActionMissing,
    CallClosed,
    DueDateImplausible,
    NoSuchCall,
    TimeImpossible,
)
from services.typed_text import clean_line, has_identity_code
from storage import audit, calls, deadlines, deliveries, requests
from storage.calls import CallFacts
from storage.database import Session

_CALL = re.compile(r"k?(\d{1,9})", re.IGNORECASE | re.ASCII)

# Calls that the agencies run close at twelve in Brussels; EACEA's at five in the afternoon there.
BRUSSELS: Final = "Europe/Brussels"

TITLE_LIMIT: Final = 120

# No year has more rounds.
LAST_ROUND: Final = 9

# The second round of a year comes half a year after the first: what is nearer is the same round, moved.
SAME_ROUND: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCall:
    """A call as an administrator types it: the day and clock time at which it closes, in a zone."""

    actions: tuple[str, ...]
    title: str | None
    day: date
    clock: time
    timezone: str = BRUSSELS
    round: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallToChange:
    """A call for its form, and the version that it is."""

    line: CallLine
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """A call with its last moment in the division's zone and in its own."""

    call: Call
    here: datetime
    there: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSet:
    """`moved_from` is what stood there before, in the division's zone; None for a new one."""

    line: CallLine
    moved_from: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallChange(Proposal):
    """What an edit changes of a call; `made` is how it stands now."""

    made: CallSet

    @property
    def ref(self) -> str:
        return self.made.line.call.ref


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMove:
    """What saving would make of a call that closes at another moment, and the days of its reminders."""

    before: CallLine
    after: CallLine
    days_before: tuple[date, ...]
    days_after: tuple[date, ...]


def add(division: Division, actor: Actor, new: NewCall) -> CallSet:
    """Keeps a call with its reminders. An open one for the same actions and title, of the same round, is moved.

    Raises AdministratorsOnly, CallActionMissing, TimeImpossible, CallClosed, TitleTooLong, IdentityCodeInTitle or
    DueDateImplausible.
    """
    require_administrator(actor)
    wanted = _checked(division, _facts(new))
    with division.store.writing() as session:
        before = _same(session, division, wanted)
        if before is not None:
            return _change(session, division, actor, before, wanted)
        call = calls.insert(session, wanted, created_by=actor.account_id, created_at=division.now())
        _insert_deadline(session, division, call, now=division.now())
        replan_call(session, division, call.id)
        audit.record(
            session,
            at=division.now(),
            actor=actor.account_id,
            action="call.added",
            subject=call.ref,
            after=asdict(wanted),
        )
        return CallSet(line=line_of(division, call), moved_from=None)


def change(
    division: Division, actor: Actor, call_id: int, edit: CallEdit, *, version: int, request_key: str
) -> CallChange:
    """Keeps what an edit says of a call, or says what is to be looked at first: what others have changed as well.

    The same request delivered twice is one. Raises NoSuchCall besides what `add` raises.
    """
    require_administrator(actor)
    with division.store.writing() as session:
        before = _open(session, call_id)
        told = told_since(session, before.ref, edit, call_facts(before), version)
        unchanged = CallSet(line=line_of(division, before), moved_from=None)
        if requests.find_subject(session, request_key) is not None:
            return _call_change(division, told.once_more(), told.before, unchanged)
        wanted = _checked(division, with_edit(told.before, told.edit))
        if told.clashes:
            return _call_change(division, told, wanted, unchanged)
        made = _change(session, division, actor, before, wanted)
        requests.record(session, request_key, call_id, at=division.now())
        return _call_change(division, told, wanted, made)


def _call_change(division: Division, told: Told[CallEdit], wanted: CallFacts, made: CallSet) -> CallChange:
    return CallChange(
        edit=told.edit,
        facts=tuple(_read_here(division, each) for each in differences(told.before, wanted)),
        version=told.version,
        others=told.others,
        theirs=tuple(_read_here(division, each) for each in told.theirs),
        is_done=not told.clashes,
        made=made,
    )


def _read_here(division: Division, each: FactChange) -> FactChange:
    """Instants as people here read them."""
    zone = division.timetable.timezone
    before, after = (
        value.astimezone(zone) if isinstance(value, datetime) else value for value in (each.before, each.after)
    )
    return replace(each, before=before, after=after)


def preview(division: Division, actor: Actor, new: NewCall) -> CallMove | None:
    """What `add` would move; None where it moves none that is there. Raises what `add` raises."""
    require_administrator(actor)
    wanted = _checked(division, _facts(new))
    with division.store.reading() as session:
        before = _same(session, division, wanted)
        return _move(session, division, before, wanted) if before else None


def preview_change(
    division: Division, actor: Actor, call_id: int, edit: CallEdit, *, version: int
) -> CallMove | None:
    """What `change` would move; None where the call closes as before, or others have to be heard first.

    Raises what `change` raises.
    """
    require_administrator(actor)
    with division.store.reading() as session:
        before = _open(session, call_id)
        told = told_since(session, before.ref, edit, call_facts(before), version)
        wanted = _checked(division, with_edit(told.before, told.edit))
        return None if told.clashes else _move(session, division, before, wanted)


def _move(session: Session, division: Division, before: Call, wanted: CallFacts) -> CallMove | None:
    if before.closes_at == wanted.closes_at:
        return None
    deadline = deadlines.of_call(session, before.id)
    due_on = division.timetable.local_date(wanted.closes_at)
    is_another_day = due_on != deadline.due_on
    moved = replace(deadline, due_on=due_on, known_at=division.now()) if is_another_day else deadline
    return CallMove(
        before=line_of(division, before),
        after=line_of(division, replace(before, closes_at=wanted.closes_at, timezone=wanted.timezone)),
        days_before=call_reminder_days(session, division, deadline),
        days_after=call_reminder_days(session, division, moved),
    )


def _same(session: Session, division: Division, wanted: CallFacts) -> Call | None:
    """An open one for the same actions and title, of the same round."""
    same = (
        call
        for call in calls.closing_from(session, division.now())
        if (set(call.actions), call.title, call.round) == (set(wanted.actions), wanted.title, wanted.round)
        and abs(call.closes_at - wanted.closes_at) <= SAME_ROUND
    )
    return next(same, None)


def for_change(division: Division, actor: Actor, call_id: int) -> CallToChange:
    """A call, for whoever may change it. Raises AdministratorsOnly or NoSuchCall."""
    require_administrator(actor)
    with division.store.reading() as session:
        call = _open(session, call_id)
        return CallToChange(line=line_of(division, call), version=audit.last_id(session, call.ref))


def to_edit(new: NewCall) -> CallEdit:
    """Everything about a call said anew. Raises DueDateImplausible or TimeImpossible."""
    facts = _facts(new)
    return CallEdit(**{each.name: getattr(facts, each.name) for each in fields(facts)})


def _facts(new: NewCall) -> CallFacts:
    if not is_plausible(new.day):
        raise DueDateImplausible(day=new.day)
    return CallFacts(
        actions=new.actions, title=new.title, round=new.round, closes_at=_instant(new), timezone=new.timezone
    )


def _checked(division: Division, facts: CallFacts) -> CallFacts:
    title = _checked_title(facts.title)
    if not facts.actions and title is None:
        raise CallActionMissing
    known = {*division.rules.actions, *map(base_action, division.rules.actions)}
    if unknown := next((action for action in facts.actions if action not in known), None):
        raise UnknownActionType(word=unknown)
    if not is_plausible(facts.closes_at.date()):
        raise DueDateImplausible(day=facts.closes_at.date())
    if facts.closes_at <= division.now():
        raise CallClosed(closes_on=facts.closes_at.astimezone(ZoneInfo(facts.timezone)).date())
    return replace(facts, title=title)


def _change(session: Session, division: Division, actor: Actor, before: Call, wanted: CallFacts) -> CallSet:
    """Nothing, where it is that way already."""
    now = division.now()
    if wanted == call_facts(before):
        return CallSet(line=line_of(division, before), moved_from=None)
    calls.change(session, before.id, wanted)
    call = _open(session, before.id)
    _move_deadline(session, division, call, now=now)
    replan_call(session, division, call.id)
    changed = differences(call_facts(before), wanted)
    audit.record(
        session,
        at=now,
        actor=actor.account_id,
        action="call.moved",
        subject=call.ref,
        before={each.name: each.before for each in changed},
        after={each.name: each.after for each in changed},
    )
    is_moved = (before.closes_at, before.timezone) != (call.closes_at, call.timezone)
    moved_from = before.closes_at.astimezone(division.timetable.timezone) if is_moved else None
    return CallSet(line=line_of(division, call), moved_from=moved_from)


def remove_one(division: Division, actor: Actor, call_id: int) -> CallLine:
    """The same as `remove`, for one that is shown."""
    return remove(division, actor, f"K{call_id}")


def remove(division: Division, actor: Actor, reference: str) -> CallLine:
    """Takes a call away, and its reminders out of the plan. Raises AdministratorsOnly or NoSuchCall."""
    require_administrator(actor)
    with division.store.writing() as session:
        match = _CALL.fullmatch(reference.strip())
        call = calls.find(session, int(match[1])) if match else None
        if call is None:
            raise NoSuchCall(reference=reference)
        calls.remove(session, call.id)
        deadline = deadlines.of_call(session, call.id)
        deadlines.withdraw(session, deadline.id)
        replan_call(session, division, call.id)
        deliveries.mark_for_refresh(session, deadline.id, now=division.now())
        audit.record(session, at=division.now(), actor=actor.account_id, action="call.removed", subject=call.ref)
        return line_of(division, call)


def coming(division: Division) -> list[CallLine]:
    """The calls that have not closed yet, the next first."""
    with division.store.reading() as session:
        return [line_of(division, call) for call in calls.closing_from(session, division.now())]


def is_for(call: Call, action: str) -> bool:
    """Whether one can apply for an action in it; `action` may be KA122 for any of its fields."""
    return any(action in (each, base_action(each)) or each == base_action(action) for each in call.actions)


def line_of(division: Division, call: Call) -> CallLine:
    """A call with its times as people here, and there, read them."""
    return CallLine(
        call=call,
        here=call.closes_at.astimezone(division.timetable.timezone),
        there=call.closes_at.astimezone(ZoneInfo(call.timezone)),
    )


def _open(session: Session, call_id: int) -> Call:
    """Raises NoSuchCall for one that was removed, too."""
    call = calls.find(session, call_id)
    if call is None:
        raise NoSuchCall(reference=f"K{call_id}")
    return call


def _instant(new: NewCall) -> datetime:
    """The last moment, in UTC. Raises TimeImpossible for an hour that the clocks skip that night."""
    local = datetime.combine(new.day, new.clock, tzinfo=ZoneInfo(new.timezone))
    instant = local.astimezone(UTC)
    if instant.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise TimeImpossible(word=f"{new.clock:%H.%M}")
    return instant


def _checked_title(typed: str | None) -> str | None:
    title = clean_line(typed or "") or None
    if title and len(title) > TITLE_LIMIT:
        raise TitleTooLong(limit=TITLE_LIMIT)
    if title and has_identity_code(title):
        raise IdentityCodeInTitle
    return title


def _insert_deadline(session: Session, division: Division, call: Call, *, now: datetime) -> None:
    """The day on which it closes, as the division's calendar has it."""
    deadlines.insert(
        session,
        project_id=None,
        mobility_id=None,
        call_id=call.id,
        kind=CALL_KIND,
        name=None,
        due_on=division.timetable.local_date(call.closes_at),
        origin=Origin.CUSTOM,
        known_at=now,
    )


def _move_deadline(session: Session, division: Division, call: Call, *, now: datetime) -> None:
    deadline = deadlines.of_call(session, call.id)
    due_on = division.timetable.local_date(call.closes_at)
    if due_on != deadline.due_on:
        deadlines.set_date(session, deadline.id, due_on=due_on, origin=Origin.CUSTOM, known_at=now)
    deliveries.mark_for_refresh(session, deadline.id, now=now)
