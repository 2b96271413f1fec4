"""Golden tables: a project or a call in, every deadline and every reminder out, as rows that people can check.

A case's own part, above `[expected]`, is written by hand; what follows is written by write_golden.py alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from programme.deadlines import anchor_day
from programme.explanation import Explanation, explain
from programme.model import (
    CALL_KIND,
    Announcement,
    Briefing,
    Deadline,
    Offset,
    Origin,
    Recipient,
    Reminder,
    Role,
    Sector,
)
from programme.notes import mobility_notes, project_notes
from programme.reminders import plan, plan_call
from programme.rules import Rules
from programme.staff import NOBODY_KNOWN, History, Person, Post, Said, Staff, staff_through_time
from programme.timetable import Timetable
from tests.programme.plans import Case, Typed, deadlines_of
from tests.support.builders import LONG_AGO, make_deadline, make_mobility, make_project
from tests.support.clock import HELSINKI, helsinki

FOLDER = Path(__file__).parent / "golden"
EXPECTED = "[expected]"
ANNOUNCED = {
    Announcement.NONE: "",
    Announcement.BEFORE: "before quiet",
    Announcement.AFTER: "after quiet",
}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCase:
    """A call for applications, as its deadline, and who hears of it."""

    deadline: Deadline
    recipients: tuple[Recipient, ...]


def case_paths() -> list[Path]:
    return sorted(FOLDER.rglob("*.toml"))


def name_of(path: Path) -> str:
    """`calls/ka240_from_2026` of a case's path."""
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def read_case(text: str) -> Case | CallCase:
    given = tomllib.loads(_given_part(text))
    return _call_case(given["call"]) if "call" in given else _project_case(given)


def project_cases() -> list[Case]:
    cases = [read_case(path.read_text(encoding="utf-8")) for path in case_paths()]
    return [case for case in cases if isinstance(case, Case)]


def _project_case(given: dict[str, Any]) -> Case:
    project = dict(given["project"])
    known_at = helsinki(project.pop("known_at"))
    reported_at = given.get("final_report", {}).get("done_at")
    return Case(
        project=make_project(**_with_enums(project)),
        mobilities=tuple(
            make_mobility(id=number, **values) for number, values in enumerate(given.get("mobility", []), start=1)
        ),
        typed=tuple(_typed(values) for values in given.get("deadline", [])),
        known_at=known_at,
        reported_at=helsinki(reported_at) if reported_at else None,
        staff=_staff(given["staff"]) if "staff" in given else NOBODY_KNOWN,
    )


def _with_enums(values: dict[str, Any]) -> dict[str, Any]:
    briefed = values.pop("briefed", {})
    return {
        **values,
        "role": Role(values.get("role", "coordinator")),
        "sector": Sector(values.get("sector", "whole_division")),
        "coordinators": tuple(values.get("coordinators", ["AINO"])),
        **{key: helsinki(values[key]) for key in ("paused_at", "resumed_at") if key in values},
        "briefings": tuple(Briefing(account_id, helsinki(at)) for account_id, at in briefed.items()),
    }


def _staff(values: dict[str, Any]) -> Staff:
    return staff_through_time(
        people={said["account_id"]: _history(Person, said, "told_on") for said in values.get("person", [])},
        contact=_history(Post, values.get("contact"), "since"),
        lead=_history(Post, values.get("lead"), "since"),
        administrators=tuple(values.get("administrators", [])),
        division_channel=values.get("division_channel"),
    )


def _history(of: type[Said], values: dict[str, Any] | None, since: str) -> History[Said]:
    """What is said once, before the morning of a day; of nothing else, long ago."""
    if not values:
        return []
    said = {"deputy": None, **values}
    since_day = said.pop(since, LONG_AGO.date())
    return [(datetime.combine(since_day, time(0), tzinfo=HELSINKI), of(**said))]


def _typed(values: dict[str, Any]) -> Typed:
    """Raises ValueError where a case says another origin than its kind has."""
    origin = Origin(values.pop("origin"))
    typed = Typed(**values)
    if typed.origin is not origin:
        raise ValueError(f"{typed.kind} is {typed.origin}, not {origin}")
    return typed


def _call_case(call: dict[str, Any]) -> CallCase:
    closes_on = helsinki(call["closes_at"]).astimezone(HELSINKI).date()
    deadline = make_deadline(
        project_id=None,
        call_id=1,
        kind=CALL_KIND,
        name=call["title"],
        due_on=closes_on,
        origin=Origin.CUSTOM,
        known_at=helsinki(call["known_at"]),
    )
    return CallCase(deadline=deadline, recipients=tuple(Recipient.parse(text) for text in call["recipients"]))


def with_expected(text: str, *, rules: Rules, timetable: Timetable) -> str:
    """The case with its tables as the programme makes them now."""
    table = render(read_case(text), rules=rules, timetable=timetable)
    return f"{_given_part(text).rstrip()}\n\n{EXPECTED}\ntable = '''\n{table}'''\n"


def expected_table(text: str) -> str:
    """Empty for a case that has just been written by hand."""
    return str(tomllib.loads(text).get("expected", {}).get("table", ""))


def _given_part(text: str) -> str:
    return text.partition(f"\n{EXPECTED}")[0]


def render(case: Case | CallCase, *, rules: Rules, timetable: Timetable) -> str:
    """What is odd, then one block per deadline: its date, and the reminders of each recipient as they come."""
    if isinstance(case, CallCase):
        blocks = [_of_call(case, rules, timetable)]
    else:
        blocks = [*_notes(case, rules), *_of_project(case, rules, timetable)]
    return "\n\n".join(blocks) + "\n" if blocks else "nothing\n"


def _notes(case: Case, rules: Rules) -> Iterator[str]:
    """One block of everything that is noted, none where nothing is."""
    of_each = [("project", project_notes(case.project, case.mobilities, rules))]
    of_each += [(each.ref, mobility_notes(each, case.project, rules)) for each in case.mobilities]
    lines = [f"  {name:<7}  {', '.join(notes)}" for name, notes in of_each if notes]
    if lines:
        yield "\n".join(["notes", *lines])


def _of_project(case: Case, rules: Rules, timetable: Timetable) -> Iterator[str]:
    deadlines = deadlines_of(case, rules)
    reminders = plan(case.project, case.mobilities, deadlines, rules=rules, timetable=timetable, staff=case.staff)
    for deadline in deadlines:
        told = explain(deadline, case.project, case.mobility(deadline), rules, reported_on=case.reported_on)
        meant_on = _meant_on(case, deadline, told)
        rows = _rows((each for each in reminders if each.deadline_id == deadline.id), meant_on, timetable)
        yield "\n".join([_heading(deadline, told), *rows])


def _of_call(case: CallCase, rules: Rules, timetable: Timetable) -> str:
    reminders = plan_call(case.deadline, case.recipients, rules=rules, timetable=timetable)
    due_on = case.deadline.due_on
    rows = _rows(reminders, lambda offset: due_on + timedelta(days=offset.days), timetable)
    return "\n".join([f"{_name(case.deadline)} due {_day(due_on)}", *rows])


def _heading(deadline: Deadline, told: Explanation) -> str:
    internal = f", internal {_day(told.internal_on)}" if told.internal_on else ""
    done = f", done {_day(deadline.done_at.astimezone(HELSINKI).date())}" if deadline.done_at else ""
    return f"{_name(deadline)} due {_day(deadline.due_on)}{internal}{done} ({_how_sure(deadline, told)})"


def _name(deadline: Deadline) -> str:
    subject = f"L{deadline.mobility_id} " if deadline.mobility_id else ""
    name = f' "{deadline.name}"' if deadline.name else ""
    return f"{subject}{deadline.kind}{name}"


def _how_sure(deadline: Deadline, told: Explanation) -> str:
    """How sure the rule is; of what was typed, where it is from and what the rule would have given."""
    if deadline.origin is Origin.COMPUTED:
        return str(told.certainty)
    return f"{deadline.origin}; by the rule {_day(told.computed_on)}" if told.computed_on else str(deadline.origin)


def _meant_on(case: Case, deadline: Deadline, told: Explanation) -> Callable[[Offset], date]:
    def day(offset: Offset) -> date:
        anchored_on = anchor_day(
            offset.anchor,
            case.project,
            case.mobility(deadline),
            due_on=deadline.due_on,
            internal_on=told.internal_on,
        )
        return anchored_on + timedelta(days=offset.days)

    return day


def _rows(reminders: Iterable[Reminder], meant_on: Callable[[Offset], date], timetable: Timetable) -> list[str]:
    in_order = sorted(reminders, key=lambda each: (each.recipient, each.send_at, meant_on(each.offset)))
    return [_row(reminder, meant_on(reminder.offset), timetable) for reminder in in_order]


def _row(reminder: Reminder, meant_on: date, timetable: Timetable) -> str:
    local = reminder.send_at.astimezone(timetable.timezone)
    columns = [
        f"{reminder.recipient.kind:<7} {reminder.recipient.id:<8}",
        f"{_day(local.date()):<14} {local:%H:%M}",
        f"{replace(reminder.offset, announcement=Announcement.NONE)!s:<17}",
        f"meant {_day(meant_on):<14}",
        f"{ANNOUNCED[reminder.offset.announcement]:<12}",
        f"{reminder.fate}{f': {reminder.reason}' if reminder.reason else ''}",
    ]
    return "  " + "  ".join(columns)


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day}.{day.month}.{day.year}"
