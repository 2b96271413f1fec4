"""Finds a day, or a time of day, among words. Pure."""

from __future__ import annotations

import re
from datetime import date, time

from bot.words.tokens import read_day

# A day by itself: not a part of a longer number, and not the clock time 12.00.
_DAY = re.compile(r"(?<![\w.-])(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{1,2}-\d{1,2})(?![\w-])")
_QUOTED = re.compile(r"[\"“”„‟«»][^\"“”„‟«»]*[\"“”„‟«»]")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})", re.ASCII)


def take_day(text: str) -> tuple[date | None, str]:
    """The last day that stands outside quotes, and the text without it. Raises DateImpossible."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = [match for match in _DAY.finditer(text) if not any(begin < match.start() < end for begin, end in quoted)]
    if not found:
        return None, text
    match = found[-1]
    return read_day(match[0]), f"{text[: match.start()]} {text[match.end() :]}"


def read_clock(word: str) -> time | None:
    """12.00 or 12:00; None for anything else. Raises ValueError for a time that no clock shows."""
    match = _CLOCK.fullmatch(word)
    return time(int(match[1]), int(match[2])) if match else None
