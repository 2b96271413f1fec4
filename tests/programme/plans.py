"""What the programme makes of a project: its deadlines, as stored when they became known, and the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from programme.deadlines import FINAL_REPORT, required_deadlines
from programme.model import (
    CUSTOM_KIND,
    Anchor,
    Deadline,
    DeadlineState,
    Fate,
    Mobility,
    Origin,
    Project,
    Recipient,
    Reminder,
)
from programme.reminders import plan
from programme.rules import ReminderRule, Rules
from programme.staff import NOBODY_KNOWN, Staff
from programme.timetable import Timetable
from tests.support.builders import LONG_AGO, make_deadline
from tests.support.clock import HELSINKI

FIRST_DAY = date(2021, 1, 1)
LAST_DAY = date(2034, 12, 31)
YEARS = range(FIRST_DAY.year, LAST_DAY.year + 1)
EVERY_DAY = tuple(FIRST_DAY + timedelta(days=number) for number in range((LAST_DAY - FIRST_DAY).days + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A deadline whose date somebody typed: from the contract, or of their own making."""

    kind: str
    due_on: date
    name: str | None = None
    mobility_id: int | None = None

    @property
    def origin(self) -> Origin:
        return Origin.CUSTOM if self.kind == CUSTOM_KIND else Origin.CONTRACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A project as somebody registers it at `known_at`; its final report may be done already.

    `staff` are those who may hear of it besides its own people, and who of all is away.
    """

    project: Project
    mobilities: tuple[Mobility, ...] = ()
    typed: tuple[Typed, ...] = ()
    known_at: datetime = LONG_AGO
    reported_at: datetime | None = None
    staff: Staff = NOBODY_KNOWN

    @property
    def reported_on(self) -> date | None:
        return _local_date(self.reported_at, HELSINKI) if self.reported_at else None

    def mobility(self, deadline: Deadline) -> Mobility | None:
        return next((each for each in self.mobilities if each.id == deadline.mobility_id), None)


def _local_date(instant: datetime, timezone: ZoneInfo) -> date:
    return instant.astimezone(timezone).date()


def deadlines_of(case: Case, rules: Rules) -> list[Deadline]:
    """What the rules demand, with the typed dates in their place or beside it; the earliest first."""
    by_subject = {(each.mobility_id, each.kind): each for each in case.typed if each.kind != CUSTOM_KIND}
    required = required_deadlines(case.project, case.mobilities, rules, reported_on=case.reported_on)
    found = []
    for each in required:
        typed = by_subject.pop((each.mobility_id, each.kind), None)
        found.append(
            make_deadline(
                mobility_id=each.mobility_id,
                kind=each.kind,
                due_on=typed.due_on if typed else each.due_on,
                origin=Origin.CONTRACT if typed else Origin.COMPUTED,
                known_at=_known_at(case, each.kind, rules),
            )
        )
    beside = [*by_subject.values(), *(each for each in case.typed if each.kind == CUSTOM_KIND)]
    found += [
        make_deadline(
            mobility_id=each.mobility_id,
            kind=each.kind,
            name=each.name,
            due_on=each.due_on,
            origin=each.origin,
            known_at=case.known_at,
        )
        for each in beside
    ]
    in_order = sorted(found, key=lambda each: (each.due_on, each.kind, each.mobility_id or 0))
    numbered = [replace(each, id=number) for number, each in enumerate(in_order, start=1)]
    return [_done(each, case) if each.kind == FINAL_REPORT and case.reported_at else each for each in numbered]


def _known_at(case: Case, kind: str, rules: Rules) -> datetime:
    """What counts from the report becomes known when that is done."""
    rule = rules.deadline_rule(case.project, kind)
    if rule is not None and rule.anchor is Anchor.REPORTED and case.reported_at:
        return max(case.known_at, case.reported_at)
    return case.known_at


def _done(deadline: Deadline, case: Case) -> Deadline:
    return replace(deadline, state=DeadlineState.DONE, done_at=case.reported_at, done_by="UAINO")


def plan_of(case: Case, *, rules: Rules, timetable: Timetable) -> tuple[Reminder, ...]:
    deadlines = deadlines_of(case, rules)
    return plan(case.project, case.mobilities, deadlines, rules=rules, timetable=timetable, staff=case.staff)


def planned(reminders: Iterable[Reminder]) -> list[Reminder]:
    return [reminder for reminder in reminders if reminder.fate is Fate.PLANNED]


def days_of(reminders: Iterable[Reminder], timetable: Timetable, recipient: Recipient) -> dict[str, date]:
    """Offset to local day of what is planned for one recipient."""
    return {
        str(reminder.offset): timetable.local_date(reminder.send_at)
        for reminder in planned(reminders)
        if reminder.recipient == recipient
    }


def rule_behind(reminder: Reminder, kind: str, rules: Rules) -> ReminderRule:
    """The rule that made a reminder of a deadline of this kind."""
    anchor, days = reminder.offset.anchor, reminder.offset.days
    return next(
        rule
        for rule in rules.reminders
        if rule.deadline == kind and (rule.offset.anchor, rule.offset.days) == (anchor, days)
    )
