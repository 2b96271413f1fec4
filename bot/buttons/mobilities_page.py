"""Turns to another page of a list of mobilities."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.ids import Action
from bot.lists import mobilities
from bot.messages.paging import Turn


def handle(asked: Asked, desk: Desk, page: int, words: str) -> ButtonAnswer:
    return Reply(mobilities(asked, desk, words, asked.language, Turn(page=page)), replaces=True)


PICK = PickListener(action=Action.MOBILITIES_PAGE, handle=handle)
