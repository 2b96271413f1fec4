"""Turns to another page of what a search has found."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.ids import Action
from bot.messages.search import PAGE, render
from services.search import search_projects


def handle(asked: Asked, desk: Desk, page: int, words: str) -> ButtonAnswer:
    found = search_projects(desk.division, words, limit=PAGE, page=page)
    return Reply(render(found, asked.today, asked.language), replaces=True)


PICK = PickListener(action=Action.SEARCH_PAGE, handle=handle)
