"""How days off are written in the data files: quiet weeks of every year, and the school holidays of one. Pure."""

from __future__ import annotations

import re
from datetime import date

from programme.entries import Entry, line_of, sources, take, text_or_empty
from programme.model import Certainty
from programme.rules import QuietPeriod, SchoolBreak

# Longer, and what was meant is the rest of the year.
LONGEST_QUIET_MONTHS = 6

# No school is closed for longer in one stretch: the summer is ten or eleven weeks.
LONGEST_BREAK_DAYS = 100


def quiet_period(entry: Entry) -> QuietPeriod:
    """One `[[period]]` of quiet.toml."""
    period = QuietPeriod(
        name=take(entry, "name", str),
        first=_month_and_day(take(entry, "from", str)),
        last=_month_and_day(take(entry, "to", str)),
        sources=sources(entry),
        note=text_or_empty(entry, "note"),
        line=line_of(entry),
    )
    months = (period.last[0] - period.first[0]) % 12 if period.first[0] != period.last[0] else 0
    if months > LONGEST_QUIET_MONTHS or (not months and period.first > period.last):
        raise ValueError("longer than half a year: are from and to the wrong way round?")
    return period


def school_break(entry: Entry) -> SchoolBreak:
    """One `[[break]]` of school_terms.toml."""
    found = SchoolBreak(
        name=take(entry, "name", str),
        first=take(entry, "from", date),
        last=take(entry, "to", date),
        sources=sources(entry),
        note=text_or_empty(entry, "note"),
        certainty=Certainty(take(entry, "certainty", str)),
        line=line_of(entry),
    )
    if not 0 <= (found.last - found.first).days < LONGEST_BREAK_DAYS:
        raise ValueError(f"{found.first} to {found.last} is no school holiday: are from and to the wrong way round?")
    return found


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
