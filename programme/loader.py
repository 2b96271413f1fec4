"""Reads the data files and checks them: the only place that knows how they are written.

A mistake is named with its file and entry, so that whoever edits a file can mend it without reading code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from typing import TypeVar

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
from programme.rules import DeadlineRule, QuietPeriod, ReminderRule, Rules

Entry = dict[str, object]
Made = TypeVar("Made")

FILES = ("actions", "mobility_kinds", "deadlines", "reminders", "quiet", "contacts")


class RuleBookError(Exception):
    """A data file says something that cannot be; the message names file, entry and fault."""


def load_rules(texts: Mapping[str, str] | None = None) -> Rules:
    """The rule book from the shipped data files, or from the given texts by file name.

    Raises RuleBookError for anything that is missing, unknown or contradictory.
    """
    tables = {name: _parse(name, _read(name) if texts is None else texts[name]) for name in FILES}
    rules = Rules(
        actions={action.code: action for action in _actions(tables["actions"])},
        mobility_kinds={kind.code: kind for kind in _each("mobility_kinds", tables, "kind", _mobility_kind)},
        deadlines=tuple(_each("deadlines", tables, "deadline", _deadline_rule)),
        reminders=tuple(rule for rules in _each("reminders", tables, "reminder", _reminder_rules) for rule in rules),
        direct_message_days=_take(tables["reminders"], "direct_message_days", int),
        quiet_periods=tuple(_each("quiet", tables, "period", _quiet_period)),
        contacts={contact.key: contact for contact in _each("contacts", tables, "contact", _contact)},
        erasmus_contacts={Sector(sector): str(key) for sector, key in _table(tables["contacts"], "erasmus").items()},
        other_funding_contact=_take(_table(tables["contacts"], "other_funding"), "contact", str),
    )
    _check_references(rules)
    return rules


def _read(name: str) -> str:
    return files("programme.data").joinpath(f"{name}.toml").read_text(encoding="utf-8")


def _parse(name: str, text: str) -> Entry:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleBookError(f"{name}.toml: {error}") from error


def _each(name: str, tables: Mapping[str, Entry], entry_name: str, make: Callable[[Entry], Made]) -> Iterator[Made]:
    """Every `[[entry_name]]` of a file, made into a value; a fault is told with the entry's number."""
    entries = tables[name].get(entry_name, [])
    if not isinstance(entries, list):
        raise RuleBookError(f"{name}.toml: [[{entry_name}]] must be a list of entries")
    for number, entry in enumerate(entries, start=1):
        try:
            yield make(entry)
        except (KeyError, ValueError, TypeError) as error:
            fault = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
            raise RuleBookError(f"{name}.toml, [[{entry_name}]] number {number}: {fault}") from error


def _take(entry: Entry, key: str, kind: type[Made]) -> Made:
    value = entry[key]
    if not isinstance(value, kind):
        raise TypeError(f"{key} must be of type {kind.__name__}, not {value!r}")
    return value


def _take_or_none(entry: Entry, key: str, kind: type[Made]) -> Made | None:
    return _take(entry, key, kind) if key in entry else None


def _words(entry: Entry, key: str) -> list[str]:
    return [str(word) for word in _take(entry, key, list)]


def _numbers(entry: Entry, key: str) -> list[int]:
    numbers = _take(entry, key, list)
    if not all(isinstance(number, int) for number in numbers):
        raise TypeError(f"{key} must be whole numbers, not {numbers!r}")
    return numbers


def _table(entry: Entry, key: str) -> Entry:
    try:
        return _take(entry, key, dict)
    except (KeyError, TypeError) as error:
        raise RuleBookError(f"the table [{key}] is missing") from error


def _actions(table: Entry) -> Iterator[ActionType]:
    defaults = _table(table, "default_sector")
    for action_types in _each("actions", {"actions": table}, "action", lambda entry: _action_types(entry, defaults)):
        yield from action_types


def _action_types(entry: Entry, defaults: Entry) -> tuple[ActionType, ...]:
    """One action in each of its fields: KA121 makes KA121-SCH, KA121-VET and KA121-ADU."""
    code = _take(entry, "code", str)
    fields: list[EducationField | None] = [EducationField(field) for field in _words(entry, "fields")]
    return tuple(
        ActionType(
            code=f"{code}-{field}" if field else code,
            field=field,
            erasmus=bool(entry.get("erasmus", True)),
            mobilities=_take(entry, "mobilities", bool),
            default_sector=Sector(_take(defaults, str(field) if field else "none", str)),
            usual_months=_take_or_none(entry, "usual_months", int),
            min_months=_take_or_none(entry, "min_months", int),
            max_months=_take_or_none(entry, "max_months", int),
            source=_take(entry, "source", str),
            certainty=Certainty(_take(entry, "certainty", str)),
        )
        for field in fields or [None]
    )


def _mobility_kind(entry: Entry) -> MobilityKind:
    return MobilityKind(
        code=_take(entry, "code", str),
        min_days=_take(entry, "min_days", int),
        max_days=_take(entry, "max_days", int),
        source=_take(entry, "source", str),
        certainty=Certainty(_take(entry, "certainty", str)),
    )


def _deadline_rule(entry: Entry) -> DeadlineRule:
    return DeadlineRule(
        kind=_take(entry, "kind", str),
        actions=frozenset(_words(entry, "actions")),
        roles=frozenset(Role(role) for role in _words(entry, "roles")),
        from_call=_take(entry, "from_call", int),
        to_call=_take_or_none(entry, "to_call", int),
        anchor=Anchor(_take(entry, "anchor", str)),
        days=_take(entry, "days", int),
        source=_take(entry, "source", str),
        certainty=Certainty(_take(entry, "certainty", str)),
    )


def _reminder_rules(entry: Entry) -> tuple[ReminderRule, ...]:
    days = _numbers(entry, "days")
    days += [days[-1] + 7 * week for week in range(1, int(_take_or_none(entry, "weekly_times", int) or 0) + 1)]
    move = _take(entry, "move", str)
    if move not in ("earlier", "later"):
        raise ValueError(f'move must be "earlier" or "later", not {move!r}')
    rules = tuple(
        ReminderRule(
            deadline=_take(entry, "deadline", str),
            offset=Offset(Anchor(_take(entry, "anchor", str)), number),
            moves_later=move == "later",
        )
        for number in days
    )
    if any(rule.is_overdue and not rule.moves_later for rule in rules):
        raise ValueError('what is overdue moves "later": an earlier day could come before the date')
    return rules


def _quiet_period(entry: Entry) -> QuietPeriod:
    return QuietPeriod(
        name=_take(entry, "name", str),
        first=_month_and_day(_take(entry, "from", str)),
        last=_month_and_day(_take(entry, "to", str)),
    )


def _month_and_day(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", text)
    if match is None:
        raise ValueError(f"not a month and day such as 06-24: {text!r}")
    return int(match[1]), int(match[2])


def _contact(entry: Entry) -> Contact:
    return Contact(
        key=_take(entry, "key", str),
        name=_take(entry, "name", str),
        title=_take(entry, "title", str),
        email=_take(entry, "email", str),
        phones=tuple(_words(entry, "phones")),
        check=_take_or_none(entry, "check", str),
    )


def _check_references(rules: Rules) -> None:
    """Every name that one file uses of another must exist there."""
    actions = {code.partition("-")[0] for code in rules.actions}
    kinds = {rule.kind for rule in rules.deadlines}
    wrong = [f"deadlines.toml: no action {name!r}" for rule in rules.deadlines for name in rule.actions - actions]
    wrong += [
        f"reminders.toml: no deadline {rule.deadline!r}" for rule in rules.reminders if rule.deadline not in kinds
    ]
    named = {*rules.erasmus_contacts.values(), rules.other_funding_contact}
    wrong += [f"contacts.toml: no contact {key!r}" for key in sorted(named - rules.contacts.keys())]
    wrong += [f"contacts.toml: no contact for {sector}" for sector in Sector if sector not in rules.erasmus_contacts]
    if wrong:
        raise RuleBookError("; ".join(wrong))
