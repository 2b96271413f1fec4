"""Golden tables: a project in, every deadline and every reminder out, as rows that people can check.

A case's own part, above `[expected]`, is written by hand; what follows is written by write_golden.py alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from programme.deadlines import anchor_day
from programme.model import Announcement, Deadline, Mobility, Project, Reminder, Role, Sector
from programme.reminders import plan
from programme.rules import Rules
from programme.timetable import Timetable
from tests.programme.plans import deadlines_of
from tests.support.builders import make_mobility, make_project
from tests.support.clock import helsinki

FOLDER = Path(__file__).parent / "golden"
EXPECTED = "[expected]"
ANNOUNCED = {
    Announcement.NONE: "",
    Announcement.BEFORE: "before quiet",
    Announcement.AFTER: "after quiet",
}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A project as somebody registers it at `known_at`."""

    project: Project
    mobilities: tuple[Mobility, ...]
    known_at: datetime


def case_paths() -> list[Path]:
    return sorted(FOLDER.glob("*.toml"))


def read_case(text: str) -> Case:
    given = tomllib.loads(_given_part(text))
    project = dict(given["project"])
    known_at = helsinki(project.pop("known_at"))
    return Case(
        project=make_project(**_with_enums(project)),
        mobilities=tuple(
            make_mobility(id=number, **values) for number, values in enumerate(given.get("mobility", []), start=1)
        ),
        known_at=known_at,
    )


def _with_enums(values: dict[str, Any]) -> dict[str, Any]:
    return {
        **values,
        "role": Role(values.get("role", "coordinator")),
        "sector": Sector(values.get("sector", "whole_division")),
        "coordinators": tuple(values.get("coordinators", ["AINO"])),
    }


def with_expected(text: str, *, rules: Rules, timetable: Timetable) -> str:
    """The case with its tables as the programme makes them now."""
    table = render(read_case(text), rules=rules, timetable=timetable)
    return f"{_given_part(text).rstrip()}\n\n{EXPECTED}\ntable = '''\n{table}'''\n"


def expected_table(text: str) -> str:
    """Empty for a case that has just been written by hand."""
    return str(tomllib.loads(text).get("expected", {}).get("table", ""))


def _given_part(text: str) -> str:
    return text.partition(f"\n{EXPECTED}")[0]


def render(case: Case, *, rules: Rules, timetable: Timetable) -> str:
    """One block per deadline: its date, then the reminders of each recipient in the order they come."""
    deadlines = deadlines_of(case.project, case.mobilities, rules, known_at=case.known_at)
    reminders = plan(case.project, case.mobilities, deadlines, rules=rules, timetable=timetable)
    blocks = [
        "\n".join([_heading(deadline), *_rows(case, deadline, _of_deadline(reminders, deadline), timetable)])
        for deadline in deadlines
    ]
    return "\n\n".join(blocks) + "\n" if blocks else "nothing\n"


def _heading(deadline: Deadline) -> str:
    subject = f"L{deadline.mobility_id} " if deadline.mobility_id else ""
    return f"{subject}{deadline.kind} due {_day(deadline.due_on)}"


def _of_deadline(reminders: Iterable[Reminder], deadline: Deadline) -> list[Reminder]:
    return [reminder for reminder in reminders if reminder.deadline_id == deadline.id]


def _rows(case: Case, deadline: Deadline, reminders: list[Reminder], timetable: Timetable) -> list[str]:
    mobility = next((each for each in case.mobilities if each.id == deadline.mobility_id), None)
    meant_on = {
        reminder.offset: anchor_day(reminder.offset.anchor, case.project, mobility, due_on=deadline.due_on)
        + timedelta(days=reminder.offset.days)
        for reminder in reminders
    }
    in_order = sorted(reminders, key=lambda each: (each.recipient, each.send_at, meant_on[each.offset]))
    return [_row(reminder, meant_on[reminder.offset], timetable) for reminder in in_order]


def _row(reminder: Reminder, meant_on: date, timetable: Timetable) -> str:
    local = reminder.send_at.astimezone(timetable.timezone)
    columns = [
        f"{reminder.recipient.kind:<7} {reminder.recipient.id:<7}",
        f"{_day(local.date()):<14} {local:%H:%M}",
        f"{replace(reminder.offset, announcement=Announcement.NONE)!s:<15}",
        f"meant {_day(meant_on):<14}",
        f"{ANNOUNCED[reminder.offset.announcement]:<12}",
        f"{reminder.fate}{f': {reminder.reason}' if reminder.reason else ''}",
    ]
    return "  " + "  ".join(columns)


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day}.{day.month}.{day.year}"
