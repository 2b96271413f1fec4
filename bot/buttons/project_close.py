"""Ends a project once somebody has said what becomes of what is still open in it."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.ids import Action
from bot.messages.ended import render_ending
from services.changes import OpenOnes, close
from services.running_refusal import StaleChoice


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:
    if chosen not in list(OpenOnes):
        raise StaleChoice
    ending = close(desk.division, asked.actor, f"H{row_id}", open_ones=OpenOnes(chosen))
    return Reply(render_ending(ending, asked.today, asked.language), replaces=True)


PICK = PickListener(action=Action.PROJECT_CLOSE, handle=handle)
