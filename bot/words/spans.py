"""Reads a stretch of time as people say it: 30 days, spring 2027, a month, a year, or two dates. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from bot.text import Language, locale
from bot.words.tokens import PeriodToken, Token, Word
from bot.words.vocabulary import Vocabulary, longest_phrase, phrases, spelled, text_of
from services.filters import Span
from services.refusal import PeriodReversed

# A year as it stands in our projects; a shorter or longer number is a number of something.
_YEAR = re.compile(r"20\d\d", re.ASCII)
_COUNTED = re.compile(r"(\d{1,3})(\D*)", re.ASCII)
_SEASONS = {"spring": (1, 6), "summer": (6, 8), "autumn": (7, 12)}
_UNITS = ("days", "weeks", "months")
_MOMENTS = ("today", "this_week", "next_week", "this_month", "next_month", "this_year", "next_year")

SPAN_CODES = ("coming", *_SEASONS, *_UNITS, *_MOMENTS)


def read_span(found: Sequence[Token], position: int, *, today: date) -> tuple[Span, int] | None:
    """The stretch that begins at a token, and how many tokens it takes. Raises PeriodReversed.

    What has no year is the next of its kind, the present one included.
    """
    token = found[position]
    if isinstance(token, PeriodToken):
        if token.end_on < token.start_on:
            raise PeriodReversed(start_on=token.start_on, end_on=token.end_on)
        return Span(token.start_on, token.end_on), 1
    if not isinstance(token, Word):
        return None
    filler = longest_phrase(found, position, phrases("span", ("coming",)))
    if filler and (counted := _counted(found, position + filler[1], today)):
        return counted[0], filler[1] + counted[1]
    return (
        _counted(found, position, today) or _part_of_year(found, position, today) or _moment(found, position, today)
    )


def _counted(found: Sequence[Token], position: int, today: date) -> tuple[Span, int] | None:
    """`30 pv`, `2 veckor`: from today on."""
    match = _COUNTED.fullmatch(text_of(found[position])) if position < len(found) else None
    if match is None:
        return None
    glued = (Word(match[2]),) if match[2] else ()
    unit = longest_phrase((*glued, *found[position + 1 :]), 0, phrases("span", _UNITS))
    if unit is None:
        return None
    last = today + relativedelta(**{unit[0]: int(match[1])})  # type: ignore[arg-type]  # a unit is one of its names
    return Span(today, last), unit[1] + (0 if glued else 1)


def _part_of_year(found: Sequence[Token], position: int, today: date) -> tuple[Span, int] | None:
    """`kevät 2027`, `2027 kevät`, `maaliskuu`, `2027`."""
    year = _year(found, position)
    part = longest_phrase(found, position + (year is not None), _parts())
    if part is None:
        return (_months(year, 1, 12), 1) if year else None
    first, last = (int(month) for month in part[0].split("-"))
    taken = part[1] + (year is not None)
    if year is None and (year := _year(found, position + taken)) is not None:
        taken += 1
    if year is None:
        this_year = _months(today.year, first, last)
        year = today.year if this_year.last >= today else today.year + 1
    return _months(year, first, last), taken


def _year(found: Sequence[Token], position: int) -> int | None:
    word = text_of(found[position]) if position < len(found) else ""
    return int(word) if _YEAR.fullmatch(word) else None


def _months(year: int, first: int, last: int) -> Span:
    return Span(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


@cache
def _parts() -> Vocabulary:
    """Seasons and months, as their first and last month."""
    seasons = {
        written: f"{first}-{last}"
        for season, (first, last) in _SEASONS.items()
        for written in (meaning.written for meaning in phrases("span", (season,)).values())
    }
    months = {
        name: f"{number}-{number}"
        for language in Language
        for form in ("format", "stand-alone")
        for number, name in locale(language).months[form]["wide"].items()
    }
    in_months = {
        f"{name}ssa": f"{number}-{number}"
        for number, name in locale(Language.FINNISH).months["stand-alone"]["wide"].items()
    }
    return spelled({**months, **in_months, **seasons})


def _moment(found: Sequence[Token], position: int, today: date) -> tuple[Span, int] | None:
    """`tällä viikolla`, `nästa månad`, `this year`."""
    match = longest_phrase(found, position, phrases("span", _MOMENTS))
    return (_span_of(match[0], today), match[1]) if match else None


def _span_of(moment: str, today: date) -> Span:
    monday = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    next_month = month + relativedelta(months=1)
    return {
        "today": Span(today, today),
        "this_week": Span(monday, monday + timedelta(days=6)),
        "next_week": Span(monday + timedelta(days=7), monday + timedelta(days=13)),
        "this_month": _months(month.year, month.month, month.month),
        "next_month": _months(next_month.year, next_month.month, next_month.month),
        "this_year": _months(today.year, 1, 12),
        "next_year": _months(today.year + 1, 1, 12),
    }[moment]


@cache
def span_words() -> Vocabulary:
    """What a stretch of time can begin with."""
    return {**_parts(), **phrases("span", ("coming", *_MOMENTS))}
