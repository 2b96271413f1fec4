"""Reads when somebody wants to hear of something again. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.words.dates import take_day
from bot.words.deadline import deadline_words
from bot.words.reference import reference_and_rest, without_ending
from bot.words.vocabulary import Vocabulary, find_code, phrases
from programme.rules import Rules

_DAYS = re.compile(r"(?<!\w)(\d{1,3})\s*(\D+)\Z", re.ASCII)
_IN = {"tomorrow": 1, "week": 7}


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterDraft:
    """Which deadline, by the programme's kind or the words that were said, and on which day."""

    reference: str
    name: str
    kind: str | None
    day: date | None


def read_later(text: str, rules: Rules, *, today: date) -> LaterDraft:
    """`H1 loppuraportti huomenna`, `H1 3 pv`, `L2 viikko`, `H1 1.3.2027`. Raises DateImpossible."""
    day, rest = take_day(text)
    if day is None:
        day, rest = _in_words(rest, today)
    known = deadline_words(rules)
    named, name = reference_and_rest(rest.strip(), known)
    return LaterDraft(reference=named, name=name, kind=find_code(name, known), day=day)


def _in_words(text: str, today: date) -> tuple[date | None, str]:
    """A word such as tomorrow, or a number of days, at the end."""
    moments = phrases("later", tuple(_IN))
    if (before := without_ending(text, moments)) is not None:
        return today + timedelta(days=_IN[_code(text, before, moments)]), before
    match = _DAYS.search(text)
    if match and find_code(match[2], phrases("later", ("days",))):
        return today + timedelta(days=int(match[1])), text[: match.start()]
    return None, text


def _code(text: str, before: str, moments: Vocabulary) -> str:
    said = " ".join(text.split())[len(before) :].strip()
    return find_code(said, moments) or "tomorrow"
