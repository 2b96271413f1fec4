"""Takes back that nobody travels."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.ended import render_taken_up
from services.changes import take_up_mobility


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    mobility = take_up_mobility(desk.division, asked.actor, f"L{row_id}")
    return Reply(render_taken_up(mobility, asked.language), replaces=True)


BUTTON = ButtonListener(action=Action.MOBILITY_RESTORE, handle=handle)
