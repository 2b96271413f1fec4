"""Ends a project once somebody has said what becomes of what is still open in it."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.blocks import sentence
from bot.ids import Action
from bot.messages.ended import render_ending
from bot.text import say
from services.changes import OpenOnes, close


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:
    if chosen not in list(OpenOnes):
        return Reply(sentence(say("error.stale_button", asked.language)))
    ending = close(desk.division, asked.actor, f"H{row_id}", open_ones=OpenOnes(chosen))
    return Reply(render_ending(ending, asked.today, asked.language), replaces=True)


PICK = PickListener(action=Action.PROJECT_CLOSE, handle=handle)
