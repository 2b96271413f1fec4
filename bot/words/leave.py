"""Reads a leave: its days, who stands in, or that it is over. Pure."""

from __future__ import annotations

from bot.words.draft import LeaveDraft, set_once, set_period
from bot.words.people import people_and_rest
from bot.words.tokens import PeriodToken, tokens
from bot.words.vocabulary import find_code, phrases, unfit
from services.running_refusal import LeaveDaysMissing


def read_leave(text: str) -> LeaveDraft:
    """`1.7.2027–31.7.2027 @deputy`, or `pois`, or nothing.

    Raises SaidTwice for a second period or deputy, LeaveDaysMissing for a deputy without days, or a Refusal for any
    other word.
    """
    people, rest = people_and_rest(text)
    draft = LeaveDraft()
    over = phrases("leave", ("over",))
    if find_code(rest, over):
        draft = LeaveDraft(is_over=True)
    else:
        for token in tokens(rest):
            if not isinstance(token, PeriodToken):
                raise unfit(token, over)
            draft = set_period(draft, token)
    for account_id in people:
        draft = set_once(draft, "deputy", account_id, word="@")
    if people and draft.start_on is None:
        raise LeaveDaysMissing(people=people)
    return draft
