"""Finds a day, or a time of day, among words. Pure."""

from __future__ import annotations

import re
from datetime import date, time

from bot.words.tokens import REPEATED, read_day
from bot.words.vocabulary import find_code, phrases
from bot.words.written_days import in_numbers
from services.running_refusal import TimeImpossible

# A day by itself: not a part of a longer number, and not the clock time 12.00.
_DAY = re.compile(r"(?<![\w.-])(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{1,2}-\d{1,2})(?![\w-])")
_QUOTED = re.compile(r"[\"“”„‟«»][^\"“”„‟«»]*[\"“”„‟«»]")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})", re.ASCII)
# What may stand after "klo", where a whole hour is a time, too; whatever else is made of digits is a slip.
_ANNOUNCED = re.compile(r"\d+(?:[.:]\d*)*", re.ASCII)
_HOUR = re.compile(r"\d{1,2}", re.ASCII)


def take_day(text: str) -> tuple[date | None, str]:
    """The last day that stands outside quotes, and the text without it. Raises DateImpossible."""
    text = in_numbers(text)
    match = _last_day(text)
    return (read_day(match[0]), f"{text[: match.start()]} {text[match.end() :]}") if match else (None, text)


def take_moment(text: str) -> tuple[date | None, time | None, str]:
    """The same with the clock time right after the day, as in `15.10.2027 klo 12.00`, where one stands there.

    One with its word may stand right before the day, too. Raises DateImpossible or TimeImpossible.
    """
    text = in_numbers(text)
    match = _last_day(text)
    if match is None:
        return None, None, text
    before, after = text[: match.start()], text[match.end() :]
    day, _ = take_day(text)
    clock, rest = _leading_clock(after)
    if clock is None:
        clock, before = _closing_clock(before)
    return day, clock, f"{before} {rest}"


def _leading_clock(text: str) -> tuple[time | None, str]:
    """The clock time that a text begins with, and what follows it."""
    first, *others = text.split(maxsplit=1) or [""]
    if not is_clock_word(first):
        clock = read_clock(first)
        return (clock, "".join(others)) if clock else (None, text)
    word, *rest = "".join(others).split(maxsplit=1) or [""]
    clock = read_clock(word, is_announced=True)
    return (clock, "".join(rest)) if clock else (None, text)


def _closing_clock(text: str) -> tuple[time | None, str]:
    """The clock time that a text ends with, after its word, and what stands before it."""
    *begun, announcing, word = ["", "", *text.rsplit(maxsplit=2)][-3:]
    clock = read_clock(word, is_announced=True) if is_clock_word(announcing) else None
    return (clock, "".join(begun)) if clock else (None, text)


def is_clock_word(word: str) -> bool:
    """Whether a time of day follows: `klo`, `kl.`, `at`."""
    return find_code(word, phrases("clock", ("at",))) is not None


def _last_day(text: str) -> re.Match[str] | None:
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = [match for match in _DAY.finditer(text) if not any(begin < match.start() < end for begin, end in quoted)]
    return found[-1] if found else None


def read_clock(word: str, *, is_announced: bool = False) -> time | None:
    """12.00 or 12:00, and 12 where a word announces it; None for anything else.

    Raises TimeImpossible for a time that no clock shows.
    """
    match = _CLOCK.fullmatch(word)
    if match is None and not (is_announced and _ANNOUNCED.fullmatch(word)):
        return None
    try:
        if match:
            return time(int(match[1]), int(match[2]))
        if _HOUR.fullmatch(word):
            return time(int(word))
    except ValueError as error:
        raise TimeImpossible(word=word) from error
    raise TimeImpossible(word=word[:REPEATED])
