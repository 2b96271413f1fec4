"""Shows the card of a project."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.project_card import render
from services.projects import show


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    return Reply(render(show(desk.division, f"H{row_id}"), asked.language))


BUTTON = ButtonListener(action=Action.PROJECT_SHOW, handle=handle)
