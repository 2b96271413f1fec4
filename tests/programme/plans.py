"""What the programme makes of a project: its computed deadlines, as stored when they became known, and the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta

from programme.deadlines import required_deadlines
from programme.model import Deadline, Fate, Mobility, Project, Recipient, Reminder
from programme.reminders import plan
from programme.rules import Rules
from programme.timetable import Timetable
from tests.support.builders import LONG_AGO, make_deadline

FIRST_DAY = date(2026, 1, 1)
LAST_DAY = date(2030, 12, 31)
EVERY_DAY = tuple(FIRST_DAY + timedelta(days=number) for number in range((LAST_DAY - FIRST_DAY).days + 1))


def deadlines_of(
    project: Project, mobilities: Iterable[Mobility], rules: Rules, *, known_at: datetime = LONG_AGO
) -> list[Deadline]:
    return [
        make_deadline(id=number, known_at=known_at, **asdict(required))
        for number, required in enumerate(required_deadlines(project, mobilities, rules), start=1)
    ]


def plan_of(
    project: Project,
    mobilities: Iterable[Mobility],
    *,
    rules: Rules,
    timetable: Timetable,
    known_at: datetime = LONG_AGO,
) -> tuple[Reminder, ...]:
    travels = list(mobilities)
    deadlines = deadlines_of(project, travels, rules, known_at=known_at)
    return plan(project, travels, deadlines, rules=rules, timetable=timetable)


def planned(reminders: Iterable[Reminder]) -> list[Reminder]:
    return [reminder for reminder in reminders if reminder.fate is Fate.PLANNED]


def days_of(reminders: Iterable[Reminder], timetable: Timetable, recipient: Recipient) -> dict[str, date]:
    """Offset to local day of what is planned for one recipient."""
    return {
        str(reminder.offset): timetable.local_date(reminder.send_at)
        for reminder in planned(reminders)
        if reminder.recipient == recipient
    }
