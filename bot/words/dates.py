"""Finds a day, or a time of day, among words. Pure."""

from __future__ import annotations

import re
from datetime import date, time

from bot.words.faults import DateImpossible
from bot.words.tokens import read_day
from bot.words.vocabulary import find_code, phrases

# A day by itself: not a part of a longer number, and not the clock time 12.00.
_DAY = re.compile(r"(?<![\w.-])(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{1,2}-\d{1,2})(?![\w-])")
_QUOTED = re.compile(r"[\"“”„‟«»][^\"“”„‟«»]*[\"“”„‟«»]")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})", re.ASCII)


def take_day(text: str) -> tuple[date | None, str]:
    """The last day that stands outside quotes, and the text without it. Raises DateImpossible."""
    match = _last_day(text)
    return (read_day(match[0]), f"{text[: match.start()]} {text[match.end() :]}") if match else (None, text)


def take_moment(text: str) -> tuple[date | None, time | None, str]:
    """The same with the clock time right after the day, as in `15.10.2027 klo 12.00`, where one stands there.

    Raises DateImpossible for a time that no clock shows, too.
    """
    match = _last_day(text)
    if match is None:
        return None, None, text
    first, *others = text[match.end() :].split(maxsplit=1) or [""]
    has_word = find_code(first, phrases("clock", ("at",))) is not None
    word, *rest = "".join(others).split(maxsplit=1) or [""] if has_word else [first, *others]
    try:
        clock = read_clock(word)
    except ValueError as error:
        raise DateImpossible(word=word) from error
    day, without = take_day(text)
    return (day, clock, f"{text[: match.start()]} {''.join(rest)}") if clock else (day, None, without)


def _last_day(text: str) -> re.Match[str] | None:
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = [match for match in _DAY.finditer(text) if not any(begin < match.start() < end for begin, end in quoted)]
    return found[-1] if found else None


def read_clock(word: str) -> time | None:
    """12.00 or 12:00; None for anything else. Raises ValueError for a time that no clock shows."""
    match = _CLOCK.fullmatch(word)
    return time(int(match[1]), int(match[2])) if match else None
