"""Reads another period, or one day of it, for a project or mobility. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.words.dates import take_day
from bot.words.faults import DateAlone, UnclosedQuote
from bot.words.reference import reference, without_ending
from bot.words.tokens import PeriodToken, tokens
from bot.words.vocabulary import find_code, phrases, text_of
from services.refusal import ReferenceMissing
from services.running_refusal import DueDateMissing, WhichDayMissing


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodDraft:
    """What is None stays as it is."""

    reference: str
    start_on: date | None
    end_on: date | None


def read_period_change(text: str) -> PeriodDraft:
    """`H1 1.6.2026–31.10.2027`, `H1 loppu 31.10.2027`, `L3 alku 1.3.2027`.

    Raises ReferenceMissing, DueDateMissing, WhichDayMissing or DateImpossible.
    """
    if not text.strip():
        raise ReferenceMissing
    if (both := _period(text)) is not None:
        return both
    day, rest = take_day(text)
    if day is None:
        raise DueDateMissing
    edge = phrases("edge", ("start", "end"))
    named = without_ending(rest, edge)
    if not named:
        raise WhichDayMissing
    which = find_code(" ".join(rest.split())[len(named) :], edge)
    return PeriodDraft(
        reference=reference(named),
        start_on=day if which == "start" else None,
        end_on=day if which == "end" else None,
    )


def _period(text: str) -> PeriodDraft | None:
    try:
        found = tokens(text)
    except (DateAlone, UnclosedQuote):
        return None
    periods = [token for token in found if isinstance(token, PeriodToken)]
    if len(periods) != 1:
        return None
    named = " ".join(filter(None, (text_of(token) for token in found if token is not periods[0])))
    if not named:
        raise ReferenceMissing
    return PeriodDraft(reference=named, start_on=periods[0].start_on, end_on=periods[0].end_on)
