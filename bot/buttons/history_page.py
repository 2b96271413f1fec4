"""Turns to another page of a history."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.ids import Action
from bot.messages.history import PAGE, render
from services.history import history_of


def handle(asked: Asked, desk: Desk, page: int, words: str) -> ButtonAnswer:
    history = history_of(desk.division, words, limit=PAGE, page=page)
    return Reply(render(history, asked.language, timezone=desk.division.timetable.timezone), replaces=True)


PICK = PickListener(action=Action.HISTORY_PAGE, handle=handle)
