"""Reads what is to change: `H1 nimi "Uusi nimi"`, `L3 maa Espanja`, or a reference alone. Pure.

A new fact is a line in one of the two tables, and its words in the catalogues as `words.fact.<name>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.words.dates import take_day
from bot.words.faults import NoNumber, ReferenceUnclear, UnknownChannel, ValueMissing
from bot.words.mobility import age_words, kind_words
from bot.words.people import people_and_rest
from bot.words.period import PeriodDraft, read_period_change
from bot.words.project import action_words, role_words, sector_words
from bot.words.reference import names_one_thing, reference
from bot.words.tokens import REPEATED, unescaped
from bot.words.vocabulary import Meaning, Vocabulary, countries, find_code, phrases, unknown
from programme.model import Role, Sector
from programme.rules import Rules
from services.facts import MobilityEdit, ProjectEdit
from services.refusal import ReferenceMissing
from services.running_refusal import PersonMissing


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectEditDraft:
    """`edit` is None where only the project was named."""

    reference: str
    edit: ProjectEdit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityEditDraft:
    reference: str
    edit: MobilityEdit | None


def read_project_edit(text: str, rules: Rules) -> ProjectEditDraft:
    """Raises a Refusal for what is missing or means nothing."""
    named, changes = _read(text, PROJECT_FACTS, rules)
    return ProjectEditDraft(reference=named, edit=ProjectEdit(**changes) if changes else None)


def read_mobility_edit(text: str, rules: Rules) -> MobilityEditDraft:
    """Raises a Refusal for what is missing or means nothing."""
    named, changes = _read(text, MOBILITY_FACTS, rules)
    return MobilityEditDraft(reference=named, edit=MobilityEdit(**changes) if changes else None)


# -- the reference, the fact and its value

_QUOTES = '"“”„‟«»'
_FIRST = re.compile(rf"\s*([{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]|[^\s,;]+)[\s,;]*(.*)", re.DOTALL)
_EDGES = ("start_on", "end_on")

# No words for a fact are more than these.
_LONGEST = 3

Reader = Callable[[str, Rules], Any]


def _read(text: str, facts: Mapping[str, Reader], rules: Rules) -> tuple[str, dict[str, Any]]:
    if not text.strip():
        raise ReferenceMissing
    known = fact_words(tuple(facts))
    named, name, value = _cut(text, known)
    day, _ = take_day(text)
    if day is not None and (name is None or name in _EDGES):
        period = read_period_change(text)
        return period.reference, _days(period)
    if name is None:
        return named, {}
    if not value.strip():
        raise ValueMissing
    return named, {name: facts[name](value, rules)}


def _days(period: PeriodDraft) -> dict[str, Any]:
    said = {"start_on": period.start_on, "end_on": period.end_on}
    return {name: day for name, day in said.items() if day is not None}


def _cut(text: str, known: Vocabulary) -> tuple[str, str | None, str]:
    """The reference, the fact's name and its value. A bare title ends where the words for a fact begin."""
    first = _FIRST.fullmatch(text)
    if first and (first[1][:1] in '"“”„‟«»' or names_one_thing(first[1])):
        fact, value = _fact_at_beginning(first[2], known)
        if fact is None and value and take_day(value)[0] is None:
            raise unknown(unescaped(value.split()[0]), known)
        return reference(first[1]), fact, value
    words = text.split()
    places = [
        place
        for place in range(1, len(words))
        if not _is_quoted(words[:place]) and _fact_at_beginning(" ".join(words[place:]), known)[0]
    ]
    if not places:
        return reference(text), None, ""
    found = [_fact_at_beginning(" ".join(words[place:]), known) for place in places]
    # What stands last and has no value is a value itself: `rooli kumppani`.
    if sum(bool(value) for _, value in found) > 1 and take_day(text)[0] is None:
        raise ReferenceUnclear
    return reference(" ".join(words[: places[0]])), *found[0]


def _is_quoted(before: list[str]) -> bool:
    """Whether what comes after these words stands within quotes."""
    return sum(map(" ".join(before).count, _QUOTES)) % 2 == 1


def _fact_at_beginning(text: str, known: Vocabulary) -> tuple[str | None, str]:
    words = text.split()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if name := find_code(" ".join(words[:length]).rstrip(":="), known):
            return name, text.split(maxsplit=length)[length] if len(words) > length else ""
    return None, text


def fact_words(names: tuple[str, ...]) -> Vocabulary:
    """What people call the facts of a project or mobility. The two days have had their words before."""
    edges = phrases("edge", ("start", "end"))
    days = {phrase: meaning for phrase, meaning in edges.items() if f"{meaning.code}_on" in names}
    others = phrases("fact", tuple(name for name in names if name not in _EDGES))
    return {**others, **{phrase: Meaning(f"{meaning.code}_on", meaning.written) for phrase, meaning in days.items()}}


def project_facts(rules: Rules) -> Vocabulary:  # noqa: ARG001 - every command's words may depend on the rules
    """What people call the facts of a project."""
    return fact_words(tuple(PROJECT_FACTS))


# -- values


def _words(value: str, rules: Rules) -> str:  # noqa: ARG001 - every reader takes the rules
    return reference(value)


def _one_of(known: Callable[[Rules], Vocabulary], made: Callable[[str], Any] = str) -> Reader:
    def read(value: str, rules: Rules) -> Any:
        said = reference(value)
        vocabulary = known(rules)
        code = find_code(said, vocabulary)
        if code is None:
            raise unknown(said[:REPEATED], vocabulary)
        return made(code)

    return read


_NUMBER = re.compile(r"€?\s*(\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d{1,12})\s*\D{0,10}")


def _number(value: str, rules: Rules) -> int:  # noqa: ARG001 - every reader takes the rules
    """45000, 45 000, 45,000, €45000 or 45 000 euroa; 4 or 4 hlö."""
    match = _NUMBER.fullmatch(reference(value).strip())
    if match is None:
        raise NoNumber(word=unescaped(value)[:REPEATED])
    return int(re.sub(r"\D", "", match[1]))


def _people(value: str, rules: Rules) -> tuple[str, ...]:  # noqa: ARG001 - every reader takes the rules
    people, rest = people_and_rest(value)
    if not people or rest.strip(" ,;"):
        raise PersonMissing
    return people


def _person(value: str, rules: Rules) -> str:
    people = _people(value, rules)
    if len(people) > 1:
        raise PersonMissing
    return people[0]


_CHANNEL = re.compile(r"\s*<#([CG][A-Z0-9]+)(?:\|[^<>]*)?>\s*")


def _channel(value: str, rules: Rules) -> str:  # noqa: ARG001 - every reader takes the rules
    return read_channel(value)


def read_channel(value: str) -> str:
    """Raises UnknownChannel for one that Slack has not made of it."""
    match = _CHANNEL.fullmatch(value)
    if match is None:
        raise UnknownChannel(word=unescaped(value)[:REPEATED])
    return match[1]


def _optional(read: Reader) -> Reader:
    """What can be taken away: `H1 kanava ei mitään`."""

    def read_or_nothing(value: str, rules: Rules) -> Any:
        return None if says_nothing(value) else read(value, rules)

    return read_or_nothing


def says_nothing(value: str) -> bool:
    """Whether a value takes away what is there."""
    return find_code(reference(value), phrases("value", ("nothing",))) is not None


def _day(value: str, rules: Rules) -> Any:  # noqa: ARG001 - every reader takes the rules
    """Only asked where no day was found: the reader of periods names what is missing."""
    return read_period_change(f"H1 {value}")


PROJECT_FACTS: Mapping[str, Reader] = {
    "title": _words,
    "code": _optional(_words),
    "action_type": _one_of(lambda rules: action_words(tuple(rules.actions))),
    "role": _one_of(lambda rules: role_words(), Role),  # noqa: ARG005 - every reader takes the rules
    "sector": _one_of(lambda rules: sector_words(), Sector),  # noqa: ARG005 - every reader takes the rules
    "unit": _optional(_words),
    "start_on": _day,
    "end_on": _day,
    "coordinators": _people,
    "channel_id": _optional(_channel),
    "grant_euros": _optional(_number),
    "partners": _optional(_words),
    "case_number": _optional(_words),
}

MOBILITY_FACTS: Mapping[str, Reader] = {
    "kind": _one_of(lambda rules: kind_words(tuple(rules.mobility_kinds))),
    "start_on": _day,
    "end_on": _day,
    "country": _one_of(lambda rules: countries()),  # noqa: ARG005 - every reader takes the rules
    "host": _optional(_words),
    "head_count": _optional(_number),
    "accompanying": _optional(_number),
    "travel_days": _optional(_number),
    "has_minors": _one_of(lambda rules: age_words(), lambda code: code == "minors"),  # noqa: ARG005 - every reader takes the rules
    "responsible": _optional(_person),
}
