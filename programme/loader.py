"""Reads the data files and checks them: the only place that knows how they are written.

A mistake is named with its file, line and entry, so that whoever edits a file can mend it without reading code.
Every value is taken out of its entry as it is read: what is left over is a word nobody knows.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import TypeVar

from programme.consistency import faults_of
from programme.model import (
    ActionType,
    Anchor,
    Certainty,
    Contact,
    EducationField,
    MobilityKind,
    Offset,
    Role,
    Sector,
)
from programme.rules import (
    DeadlineRule,
    LengthRule,
    Practice,
    QuietPeriod,
    ReminderRule,
    Rules,
)

Entry = dict[str, object]
Made = TypeVar("Made")

_ENTRY = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")

# Longer, and what was meant is the rest of the year.
LONGEST_QUIET_MONTHS = 6


class RuleBookError(Exception):
    """A data file says something that cannot be; the message names file, line, entry and fault."""


@dataclass(frozen=True, slots=True)
class Table:
    """A data file: what it says, and on which lines its entries begin."""

    values: Entry
    lines: Mapping[str, Sequence[int]]


def load_rules(texts: Mapping[str, str] | None = None) -> Rules:
    """The rule book from the shipped data files; a text given under a file's name stands in for that file.

    Raises RuleBookError for anything that is missing, unknown or contradictory.
    """
    given = texts or {}
    reminders, direct_message_days = _from_file("reminders", given, _reminders)
    contacts, erasmus_contacts, other_funding_contact = _from_file("contacts", given, _contacts)
    country, actions = _from_file("actions", given, _actions)
    mobility_kinds, lengths, practices = _from_file("mobility_kinds", given, _mobility_kinds)
    rules = Rules(
        country=country,
        actions=actions,
        mobility_kinds=mobility_kinds,
        lengths=lengths,
        practices=practices,
        deadlines=_from_file("deadlines", given, lambda table: tuple(_each(table, "deadline", _deadline_rule))),
        reminders=reminders,
        direct_message_days=direct_message_days,
        quiet_periods=_from_file("quiet", given, lambda table: tuple(_each(table, "period", _quiet_period))),
        contacts=contacts,
        erasmus_contacts=erasmus_contacts,
        other_funding_contact=other_funding_contact,
    )
    faults = list(faults_of(rules))
    if faults:
        raise RuleBookError("; ".join(faults))
    return rules


def _from_file(name: str, given: Mapping[str, str], make: Callable[[Table], Made]) -> Made:
    with _told_with_place(f"{name}.toml"):
        text = given[name] if name in given else _shipped(name)
        table = Table(tomllib.loads(text), _lines_of_entries(text))
        made = make(table)
        _refuse_leftovers(table.values)
        return made


def _lines_of_entries(text: str) -> Mapping[str, Sequence[int]]:
    """From the name of each kind of entry to the lines on which one begins."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _ENTRY.match(line):
            lines.setdefault(match[1], []).append(number)
    return lines


def _shipped(name: str) -> str:
    return files("programme.data").joinpath(f"{name}.toml").read_text(encoding="utf-8")


@contextmanager
def _told_with_place(place: str) -> Iterator[None]:
    """Turns whatever is wrong inside into one line that begins with where it stands."""
    try:
        yield
    except RuleBookError as error:
        raise RuleBookError(f"{place}, {error}") from error
    except KeyError as error:
        raise RuleBookError(f"{place}: {error.args[0]} is missing") from error
    except (ValueError, TypeError) as error:
        raise RuleBookError(f"{place}: {error}") from error


def _refuse_leftovers(entry: Entry) -> None:
    if entry:
        raise ValueError(f"unknown: {', '.join(sorted(entry))}")


def _each(table: Table, entry_name: str, make: Callable[[Entry], Made]) -> list[Made]:
    """Every `[[entry_name]]` of a file, made into a value; a fault is told with the entry's line."""
    made = []
    lines = table.lines.get(entry_name, ())
    for number, entry in enumerate(_take(table.values, entry_name, list)):
        # Entries written in another of TOML's ways have no line that begins with their name.
        place = f"line {lines[number]}, " if number < len(lines) else ""
        with _told_with_place(f"{place}[[{entry_name}]] number {number + 1}"):
            made.append(make(entry))
            _refuse_leftovers(entry)
    return made


def _by_name(named: Iterable[tuple[str, Made]]) -> dict[str, Made]:
    by_name: dict[str, Made] = {}
    for name, value in named:
        if name in by_name:
            raise ValueError(f"{name} stands there twice")
        by_name[name] = value
    return by_name


def _take(entry: Entry, key: str, kind: type[Made]) -> Made:
    value = entry.pop(key)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(f"{key} must be of type {kind.__name__}, not {value!r}")
    return value


def _take_or_none(entry: Entry, key: str, kind: type[Made]) -> Made | None:
    return _take(entry, key, kind) if key in entry else None


def _words(entry: Entry, key: str) -> list[str]:
    return _all_of(str, _take(entry, key, list), key)


def _all_of(kind: type[Made], values: list[object], key: str) -> list[Made]:
    fitting = [value for value in values if isinstance(value, kind) and not isinstance(value, bool)]
    if len(fitting) < len(values):
        raise TypeError(f"{key} must hold only values of type {kind.__name__}, not {values!r}")
    return fitting


def _source(entry: Entry) -> str:
    source = _take(entry, "source", str)
    if not source.strip():
        raise ValueError("source is empty")
    return source


def _refuse_reversed(least: int | None, most: int | None, what: str) -> None:
    if least is not None and most is not None and least > most:
        raise ValueError(f"{what}: {least} is more than {most}")


def _actions(table: Table) -> tuple[str, dict[str, ActionType]]:
    sectors = {name: Sector(str(sector)) for name, sector in _take(table.values, "default_sector", dict).items()}
    found = _each(table, "action", lambda entry: _action_types(entry, sectors))
    by_code = _by_name((action.code, action) for actions in found for action in actions)
    return _take(table.values, "country", str), by_code


def _action_types(entry: Entry, default_sectors: Mapping[str, Sector]) -> list[ActionType]:
    """One action in each of its fields: KA121 makes KA121-SCH, KA121-VET and KA121-ADU."""
    fields = [EducationField(field) for field in _words(entry, "fields")]
    action = ActionType(
        code=_take(entry, "code", str),
        field=None,
        erasmus=_take_or_none(entry, "erasmus", bool) is not False,
        mobilities=_take(entry, "mobilities", bool),
        default_sector=default_sectors["none"],
        usual_months=_take_or_none(entry, "usual_months", int),
        min_months=_take_or_none(entry, "min_months", int),
        max_months=_take_or_none(entry, "max_months", int),
        source=_source(entry),
        certainty=Certainty(_take(entry, "certainty", str)),
    )
    _refuse_reversed(action.min_months, action.max_months, "min_months and max_months")
    if not fields:
        return [action]
    return [
        replace(action, code=f"{action.code}-{field}", field=field, default_sector=default_sectors[field])
        for field in fields
    ]


def _mobility_kinds(table: Table) -> tuple[dict[str, MobilityKind], tuple[LengthRule, ...], tuple[Practice, ...]]:
    kinds = _by_name((kind.code, kind) for kind in _each(table, "kind", _mobility_kind))
    lengths = _each(table, "length", _length_rule)
    return kinds, tuple(lengths), tuple(_each(table, "practice", _practice))


def _mobility_kind(entry: Entry) -> MobilityKind:
    return MobilityKind(code=_take(entry, "code", str), is_learner=_take_or_none(entry, "learner", bool) is True)


def _length_rule(entry: Entry) -> LengthRule:
    rule = LengthRule(
        kinds=frozenset(_words(entry, "kinds")),
        actions=frozenset(_words(entry, "actions")),
        fields=frozenset(EducationField(field) for field in _words(entry, "fields")),
        from_call=_take(entry, "from_call", int),
        min_days=_take(entry, "min_days", int),
        max_days=_take(entry, "max_days", int),
        source=_source(entry),
        certainty=Certainty(_take(entry, "certainty", str)),
    )
    _refuse_reversed(rule.min_days, rule.max_days, "min_days and max_days")
    return rule


def _practice(entry: Entry) -> Practice:
    practice = Practice(
        kinds=frozenset(_words(entry, "kinds")),
        fields=frozenset(EducationField(field) for field in _words(entry, "fields")),
        min_days=_take(entry, "min_days", int),
        max_days=_take(entry, "max_days", int),
        source=_source(entry),
    )
    _refuse_reversed(practice.min_days, practice.max_days, "min_days and max_days")
    return practice


def _deadline_rule(entry: Entry) -> DeadlineRule:
    if not entry.keys() & {"days", "months"}:
        raise KeyError("days or months")
    rule = DeadlineRule(
        kind=_take(entry, "kind", str),
        actions=frozenset(_words(entry, "actions")),
        roles=frozenset(Role(role) for role in _words(entry, "roles")),
        from_call=_take(entry, "from_call", int),
        to_call=_take_or_none(entry, "to_call", int),
        longer_than_months=_take_or_none(entry, "longer_than_months", int),
        anchor=Anchor(_take(entry, "anchor", str)),
        months=_take_or_none(entry, "months", int) or 0,
        days=_take_or_none(entry, "days", int) or 0,
        source=_source(entry),
        certainty=Certainty(_take(entry, "certainty", str)),
    )
    _refuse_reversed(rule.from_call, rule.to_call, "from_call and to_call")
    if rule.anchor is Anchor.DUE:
        raise ValueError("a deadline cannot count from its own date")
    return rule


def _reminders(table: Table) -> tuple[tuple[ReminderRule, ...], int]:
    found = _each(table, "reminder", _reminder_rules)
    return tuple(rule for rules in found for rule in rules), _take(table.values, "direct_message_days", int)


def _reminder_rules(entry: Entry) -> list[ReminderRule]:
    deadline, anchor = _take(entry, "deadline", str), Anchor(_take(entry, "anchor", str))
    days = _all_of(int, _take(entry, "days", list), "days")
    if not days:
        raise ValueError("days is empty")
    weeks = _take_or_none(entry, "weekly_times", int) or 0
    days += [days[-1] + 7 * week for week in range(1, weeks + 1)]
    move, source = _take(entry, "move", str), _take(entry, "source", str)
    if move not in ("earlier", "later"):
        raise ValueError(f'move must be "earlier" or "later", not {move!r}')
    rules = [
        ReminderRule(deadline=deadline, offset=Offset(anchor, number), moves_later=move == "later", source=source)
        for number in days
    ]
    if any(rule.is_overdue and not rule.moves_later for rule in rules):
        raise ValueError('what is overdue moves "later": an earlier day could come before the date')
    return rules


def _quiet_period(entry: Entry) -> QuietPeriod:
    period = QuietPeriod(
        name=_take(entry, "name", str),
        first=_month_and_day(_take(entry, "from", str)),
        last=_month_and_day(_take(entry, "to", str)),
        source=_take(entry, "source", str),
    )
    months = (period.last[0] - period.first[0]) % 12 if period.first[0] != period.last[0] else 0
    if months > LONGEST_QUIET_MONTHS or (not months and period.first > period.last):
        raise ValueError("longer than half a year: are from and to the wrong way round?")
    return period


def _month_and_day(text: str) -> tuple[int, int]:
    """Raises ValueError for anything but a day that every year has: not 31 June, not 29 February."""
    match = re.fullmatch(r"(\d\d)-(\d\d)", text, re.ASCII)
    try:
        day = date.fromisoformat(f"2001-{text}") if match else None
    except ValueError:
        day = None
    if day is None:
        raise ValueError(f"not a month and day of every year, such as 06-24: {text!r}")
    return day.month, day.day


def _contacts(table: Table) -> tuple[dict[str, Contact], dict[Sector, str], str]:
    contacts = _by_name((contact.key, contact) for contact in _each(table, "contact", _contact))
    erasmus = {Sector(sector): str(key) for sector, key in _take(table.values, "erasmus", dict).items()}
    other_funding = _take(table.values, "other_funding", dict)
    contact = _take(other_funding, "contact", str)
    _refuse_leftovers(other_funding)
    return contacts, erasmus, contact


def _contact(entry: Entry) -> Contact:
    return Contact(
        key=_take(entry, "key", str),
        name=_take(entry, "name", str),
        title=_take(entry, "title", str),
        email=_take(entry, "email", str),
        phones=tuple(_words(entry, "phones")),
        check=_take_or_none(entry, "check", str),
    )
