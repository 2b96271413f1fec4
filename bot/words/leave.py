"""Reads a leave: its days, who stands in, or that it is over. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.words.people import people_and_rest
from bot.words.tokens import PeriodToken, tokens
from bot.words.vocabulary import find_code, phrases, unfit


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveDraft:
    first: date | None = None
    last: date | None = None
    deputy: str | None = None
    is_over: bool = False


def read_leave(text: str) -> LeaveDraft:
    """`1.7.2027–31.7.2027 @deputy`, or `pois`. Raises a Refusal for any other word."""
    people, rest = people_and_rest(text)
    deputy = people[0] if people else None
    over = phrases("leave", ("over",))
    if find_code(rest, over):
        return LeaveDraft(is_over=True)
    draft = LeaveDraft(deputy=deputy)
    for token in tokens(rest):
        if not isinstance(token, PeriodToken):
            raise unfit(token, over)
        draft = LeaveDraft(first=token.start_on, last=token.end_on, deputy=deputy)
    return draft
