"""Reads a message that is to become a deadline: its first line, and the day that stands in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.words.tokens import read_day, unescaped
from services.typed_text import clean_line

# 15.3.2027, 15.3. or 2027-03-15; no part of a longer number, nor a clock time such as 12.00.
_DAY = re.compile(r"(?<![\w.-])(?:(\d{1,2})\.(\d{1,2})\.(\d{4})?|(\d{4})-(\d{1,2})-(\d{1,2}))(?![\w-])", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    name: str | None
    due_on: date | None


def read_note(text: str, *, today: date, limit: int) -> Note:
    """The first day that is not over, this year's or the next where none is said; days that cannot be are passed by.

    A name that is longer than `limit` ends in an ellipsis.
    """
    lines = filter(None, (clean_line(unescaped(line)) for line in text.splitlines()))
    name = next(lines, None)
    if name and len(name) > limit:
        name = f"{name[: limit - 1]}…"
    return Note(name=name, due_on=next((day for day in _days(text, today) if day >= today), None))


def _days(text: str, today: date) -> Iterator[date]:
    for match in _DAY.finditer(text):
        day, month, year, *iso = match.groups()
        try:
            if iso[1]:
                yield read_day(match[0])
            elif year:
                yield date(int(year), int(month), int(day))
            else:
                yield _next(int(day), int(month), today)
        except ValueError:
            continue


def _next(day: int, month: int, today: date) -> date:
    """Raises ValueError for a day that neither year has."""
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)
