"""Reads when somebody wants to hear of something again. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.words.dates import take_day
from bot.words.deadline import deadline_words
from bot.words.numbers import read_count
from bot.words.reference import reference_and_rest, without_ending
from bot.words.vocabulary import Vocabulary, find_code, fold, phrases
from programme.rules import Rules

_GLUED = re.compile(r"(?<!\w)(\d{1,3})([^\W\d]\w*(?:\s+\w+)?)\Z")
_IN = {"tomorrow": 1, "week": 7}
_UNITS = {"days": 1, "weeks": 7}


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterDraft:
    """Which deadline, by the programme's kind or the words that were said, and on which day."""

    reference: str
    name: str
    kind: str | None
    day: date | None


def read_later(text: str, rules: Rules, *, today: date) -> LaterDraft:
    """`H1 loppuraportti huomenna`, `H1 3 pv`, `H1 kolmen päivän päästä`, `H1 1.3.2027`.

    Raises DateImpossible.
    """
    day, rest = take_day(text)
    if day is None:
        day, rest = _in_words(rest, today)
    known = deadline_words(rules)
    named, name = reference_and_rest(rest.strip(), known)
    return LaterDraft(reference=named, name=name, kind=find_code(name, known), day=day)


def _in_words(text: str, today: date) -> tuple[date | None, str]:
    """A word such as tomorrow, or a number of days or weeks, at the end."""
    moments = phrases("later", tuple(_IN))
    if (before := without_ending(text, moments)) is not None:
        return today + timedelta(days=_IN[_said(text, before, moments)]), before
    apart = _GLUED.sub(r"\1 \2", text)
    units = phrases("later", tuple(_UNITS))
    counted = without_ending(apart, units)
    named, _, number = (counted or "").rpartition(" ")
    count = read_count(number)
    if counted is None or count is None:
        return None, text
    day = today + timedelta(days=count * _UNITS[_said(apart, counted, units)])
    return day, without_ending(named, phrases("later", ("in",))) or named


def _said(text: str, before: str, known: Vocabulary) -> str:
    """The code of the known phrase that follows what stands before it."""
    return known[fold(" ".join(text.split())[len(before) :])].code
