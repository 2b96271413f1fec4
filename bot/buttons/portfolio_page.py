"""Turns to other coordinators in the state of the portfolio."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.ids import Action
from bot.lists import status
from bot.messages.paging import Turn


def handle(asked: Asked, desk: Desk, page: int, words: str) -> ButtonAnswer:
    return Reply(status(asked, desk, words, asked.language, Turn(page=page)), replaces=True)


PICK = PickListener(action=Action.PORTFOLIO_PAGE, handle=handle)
