"""Takes back that a deadline is done."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.done import render_taken_back
from services.completion import take_back


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    project, deadline = take_back(desk.division, asked.actor, row_id)
    return Reply(render_taken_back(project, deadline, asked.language), replaces=True)


BUTTON = ButtonListener(action=Action.DEADLINE_UNDO, handle=handle)
