"""Reads a stretch of time as people say it: 30 days, spring 2027, a month, a year, or two dates. Pure.

Which days a name means is told by `bot.words.moments`, for filters and questions alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from bot.text import Language, locale
from bot.words.moments import MONTHS, SEASONS, Bound, bounded, period_of, whole_year, within
from bot.words.tokens import PeriodToken, Token, Word
from bot.words.vocabulary import Vocabulary, longest_phrase, phrases, spelled, text_of
from services.filters import Span
from services.refusal import PeriodReversed

# A year as it stands in our projects; a shorter or longer number is a number of something.
_YEAR = re.compile(r"20\d\d", re.ASCII)
_COUNTED = re.compile(r"(\d{1,3})(\D*)", re.ASCII)
# The words for a number of them, and what one of them is.
# In March, before March, after March, by March, from March on.
_FINNISH_ENDINGS = ("ssa", "ta", "n", "hun", "sta")
_UNITS = {"days": "day", "weeks": "week", "months": "month"}
_MOMENTS = ("today", "this_week", "next_week", "this_month", "next_month", "this_year", "next_year")
_BOUNDS = tuple(Bound)
SPAN_CODES = ("coming", *SEASONS, *_UNITS, *_MOMENTS, *_BOUNDS)


def read_span(found: Sequence[Token], position: int, *, today: date) -> tuple[Span, int] | None:
    """The stretch that begins at a token, and how many tokens it takes. Raises PeriodReversed.

    What has no year is the next of its kind, the present one included. Before or behind it may stand where it bounds
    a longer one: `ennen kesäkuuta`, `1.6.2027 mennessä`.
    """
    before = _bound(found, position)
    stretch = _plain(found, position + (before[1] if before else 0), today=today) if position < len(found) else None
    if stretch is None:
        return None
    taken = stretch[1] + (before[1] if before else 0)
    behind = None if before else _bound(found, position + taken)
    bound = before or behind
    if bound is None:
        return _span(stretch[0]), taken
    return _span(bounded(bound[0], stretch[0])), taken + (behind[1] if behind else 0)


def _bound(found: Sequence[Token], position: int) -> tuple[Bound, int] | None:
    match = longest_phrase(found, position, phrases("span", _BOUNDS)) if position < len(found) else None
    return (Bound(match[0]), match[1]) if match else None


def _plain(found: Sequence[Token], position: int, *, today: date) -> tuple[PeriodToken, int] | None:
    """A stretch that nothing bounds."""
    if position >= len(found):
        return None
    token = found[position]
    if isinstance(token, PeriodToken):
        if token.end_on < token.start_on:
            raise PeriodReversed(start_on=token.start_on, end_on=token.end_on)
        return token, 1
    if not isinstance(token, Word):
        return None
    if stretch := (
        _counted(found, position, today) or _part_of_year(found, position, today) or _moment(found, position, today)
    ):
        return stretch
    coming = longest_phrase(found, position, phrases("span", ("coming",)))
    if coming is None:
        return None
    counted = _counted(found, position + coming[1], today)
    return (counted[0], coming[1] + counted[1]) if counted else (period_of("soon", today, None), coming[1])


def _counted(found: Sequence[Token], position: int, today: date) -> tuple[PeriodToken, int] | None:
    """`30 pv`, `2 veckor`: from today on."""
    match = _COUNTED.fullmatch(text_of(found[position])) if position < len(found) else None
    if match is None:
        return None
    glued = (Word(match[2]),) if match[2] else ()
    unit = longest_phrase((*glued, *found[position + 1 :]), 0, phrases("span", tuple(_UNITS)))
    if unit is None:
        return None
    return within(int(match[1]), _UNITS[unit[0]], today), unit[1] + (0 if glued else 1)


def _part_of_year(found: Sequence[Token], position: int, today: date) -> tuple[PeriodToken, int] | None:
    """`kevät 2027`, `2027 kevät`, `maaliskuu`, `2027`."""
    year = _year(found, position)
    part = longest_phrase(found, position + (year is not None), _parts())
    if part is None:
        return (whole_year(year), 1) if year else None
    taken = part[1] + (year is not None)
    if year is None and (year := _year(found, position + taken)) is not None:
        taken += 1
    return period_of(part[0], today, year), taken


def _year(found: Sequence[Token], position: int) -> int | None:
    word = text_of(found[position]) if position < len(found) else ""
    return int(word) if _YEAR.fullmatch(word) else None


def _span(period: PeriodToken) -> Span:
    return Span(period.start_on, period.end_on)


@cache
def _parts() -> Vocabulary:
    """Seasons and months, by their names."""
    seasons = {
        written: season
        for season in SEASONS
        for written in (meaning.written for meaning in phrases("span", (season,)).values())
    }
    months = {
        name: MONTHS[number - 1]
        for language in Language
        for form in ("format", "stand-alone")
        for number, name in locale(language).months[form]["wide"].items()
    }
    bent = {
        f"{name}{ending}": MONTHS[number - 1]
        for number, name in locale(Language.FINNISH).months["stand-alone"]["wide"].items()
        for ending in _FINNISH_ENDINGS
    }
    return spelled({**months, **bent, **seasons})


def _moment(found: Sequence[Token], position: int, today: date) -> tuple[PeriodToken, int] | None:
    """`tällä viikolla`, `nästa månad`, `this year`."""
    match = longest_phrase(found, position, phrases("span", _MOMENTS))
    return (period_of(match[0], today, None), match[1]) if match else None


@cache
def span_words() -> Vocabulary:
    """What a stretch of time can begin with."""
    return {**_parts(), **phrases("span", ("coming", *_MOMENTS))}
