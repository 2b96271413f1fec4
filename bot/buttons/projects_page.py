"""Turns to another page of a list of projects."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.ids import Action
from bot.lists import projects
from bot.messages.paging import Turn


def handle(asked: Asked, desk: Desk, page: int, words: str) -> ButtonAnswer:
    return Reply(projects(asked, desk, words, asked.language, Turn(page=page)), replaces=True)


PICK = PickListener(action=Action.PROJECTS_PAGE, handle=handle)
