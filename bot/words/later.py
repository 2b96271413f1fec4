"""Reads when somebody wants to hear of something again. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bot.text import Language, locale
from bot.words.dates import take_day
from bot.words.deadline import deadline_words
from bot.words.moments import WEEKDAYS, period_of, within
from bot.words.numbers import read_count
from bot.words.reference import reference_and_rest, without_ending
from bot.words.vocabulary import Vocabulary, find_code, fold, phrases, spelled
from programme.rules import Rules

_GLUED = re.compile(r"(?<!\w)(\d{1,3})([^\W\d]\w*(?:\s+\w+)?)\Z")
_IN = {"tomorrow": 1, "week": 7}
_UNITS = {"days": "day", "weeks": "week", "months": "month"}


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
    """A number of days, weeks or months, a word such as tomorrow, or a day of the week, at the end."""
    day, rest = _counted(text, today)
    if day is None:
        day, rest = _named(text, today)
    return (None, text) if day is None else (day, without_ending(rest, phrases("later", ("in",))) or rest)


def _named(text: str, today: date) -> tuple[date | None, str]:
    moments = phrases("later", tuple(_IN))
    if (before := without_ending(text, moments)) is not None:
        return today + timedelta(days=_IN[_said(text, before, moments)]), before
    if (before := without_ending(text, weekdays())) is not None:
        # What is put off on a Monday to Monday is not wanted today.
        return period_of(_said(text, before, weekdays()), today + timedelta(days=1), None).start_on, before
    return None, text


def _counted(text: str, today: date) -> tuple[date | None, str]:
    apart = _GLUED.sub(r"\1 \2", text)
    units = phrases("later", tuple(_UNITS))
    counted = without_ending(apart, units)
    named, _, number = (counted or "").rpartition(" ")
    count = read_count(number)
    if counted is None or count is None:
        return None, text
    return within(count, _UNITS[_said(apart, counted, units)], today).end_on, named


@cache
def weekdays() -> Vocabulary:
    """Their names in our languages, as Babel has them: `maanantai`, `maanantaina`."""
    return spelled(
        {
            name: WEEKDAYS[number]
            for language in Language
            for form in ("format", "stand-alone")
            for number, name in locale(language).days[form]["wide"].items()
        }
    )


def _said(text: str, before: str, known: Vocabulary) -> str:
    """The code of the known phrase that follows what stands before it."""
    return known[fold(" ".join(text.split())[len(before) :])].code
