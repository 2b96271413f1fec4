"""Which days people mean by "ensi viikolla", "keväällä" or "30 päivän sisällä". Pure.

A month or season without a year is the one under way or the next to come. Spring and autumn are the school's terms.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from dateutil.easter import easter

from bot.words.tokens import PeriodToken

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip

# The first and the last month; winter reaches into the next year.
SEASONS = {"spring": (1, 5), "summer": (6, 8), "autumn": (8, 12), "winter": (12, 2)}

# What is soon, in days.
SOON = 30

SPANS = ("day", "week", "month")


class Bound(StrEnum):
    """Where a stretch of time without a beginning or an end stops or starts: "by June" has June in it."""

    BEFORE = "before"
    BY = "by"
    AFTER = "after"
    SINCE = "since"


_DAY = timedelta(days=1)

_Fixed = Callable[[date], PeriodToken]

_FIXED: dict[str, _Fixed] = {
    "yesterday": lambda today: _days(today - timedelta(days=1), 1),
    "today": lambda today: PeriodToken(today, today),
    "tomorrow": lambda today: _days(today + timedelta(days=1), 1),
    "last_week": lambda today: _days(_monday(today) - timedelta(days=7), 7),
    "this_week": lambda today: _days(_monday(today), 7),
    "next_week": lambda today: _days(_monday(today) + timedelta(days=7), 7),
    "last_month": lambda today: _months(*_later(today, -1), _later(today, -1)[1]),
    "this_month": lambda today: _months(today.year, today.month, today.month),
    "next_month": lambda today: _months(*_later(today, 1), _later(today, 1)[1]),
    "last_year": lambda today: _months(today.year - 1, 1, 12),
    "this_year": lambda today: _months(today.year, 1, 12),
    "next_year": lambda today: _months(today.year + 1, 1, 12),
    "soon": lambda today: _days(today, SOON + 1),
}

# The day of that name that comes next, or is today.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Those that no year can be said of.
MOMENTS = (*_FIXED, *WEEKDAYS)

# The first day of each in a year, and how many days it lasts in Finland.
FEASTS: dict[str, tuple[Callable[[int], date], int]] = {
    "christmas": (lambda year: date(year, 12, 24), 3),
    "easter": (lambda year: easter(year) - timedelta(days=2), 4),
    "midsummer": (
        lambda year: next(date(year, 6, day) for day in range(19, 26) if date(year, 6, day).weekday() == 4),
        2,
    ),
}

PERIODS = (*MOMENTS, *SEASONS, *FEASTS)


def period_of(name: str, today: date, year: int | None) -> PeriodToken:
    """The days of a name such as next_week, spring or march, in a year if one was said."""
    if name in _FIXED:
        return _FIXED[name](today)
    if name in WEEKDAYS:
        return _days(today + timedelta(days=(WEEKDAYS.index(name) - today.weekday()) % 7), 1)
    if name in FEASTS:
        return _feast(name, today, year)
    month = MONTHS.index(name) + 1 if name in MONTHS else 0
    first, last = SEASONS.get(name, (month, month))
    if year is not None:
        return _months(year, first, last)
    # Of a winter, the one that began last year may still be under way.
    candidates = (_months(today.year + step, first, last) for step in (-1, 0, 1))
    return next(each for each in candidates if each.end_on >= today)


def _feast(name: str, today: date, year: int | None) -> PeriodToken:
    first_in, length = FEASTS[name]
    candidates = (_days(first_in(each), length) for each in ((year,) if year else (today.year, today.year + 1)))
    return next(each for each in candidates if year or each.end_on >= today)


def within(count: int, span: str, today: date) -> PeriodToken:
    """From today on, so many days, weeks or months."""
    if span == "month":
        year, month = _later(today, count)
        return PeriodToken(today, date(year, month, min(today.day, monthrange(year, month)[1])))
    return _days(today, 1 + count * (7 if span == "week" else 1))


def week_of(number: int, today: date, year: int | None) -> PeriodToken | None:
    """A week by its number; the next one of that number where no year is said. None where there is no such week."""
    for candidate in (year,) if year else (today.year, today.year + 1):
        try:
            found = _days(date.fromisocalendar(candidate, number, 1), 7)
        except ValueError:
            continue
        if year or found.end_on >= today:
            return found
    return None


def bounded(bound: Bound, days: PeriodToken) -> PeriodToken:
    """All days before, until, after or from a stretch of time on. At the ends of the calendar it is one day."""
    match bound:
        case Bound.BEFORE:
            return PeriodToken(date.min, days.start_on - min(_DAY, days.start_on - date.min))
        case Bound.BY:
            return PeriodToken(date.min, days.end_on)
        case Bound.AFTER:
            return PeriodToken(days.end_on + min(_DAY, date.max - days.end_on), date.max)
        case Bound.SINCE:
            return PeriodToken(days.start_on, date.max)


def whole_year(year: int) -> PeriodToken:
    return _months(year, 1, 12)


def _days(first: date, count: int) -> PeriodToken:
    return PeriodToken(first, first + timedelta(days=count - 1))


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _months(year: int, first: int, last: int) -> PeriodToken:
    """Whole months, both included; into the next year where the last is the earlier one."""
    ends = year + (last < first)
    return PeriodToken(date(year, first, 1), date(ends, last, monthrange(ends, last)[1]))


def _later(today: date, months: int) -> tuple[int, int]:
    """The year and the month so many months from now."""
    years, month = divmod(today.month - 1 + months, 12)
    return today.year + years, month + 1
