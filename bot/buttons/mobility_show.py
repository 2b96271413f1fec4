"""Shows the card of a mobility."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.mobility_card import render
from services.mobilities import show


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    return Reply(render(show(desk.division, f"L{row_id}"), asked.language))


BUTTON = ButtonListener(action=Action.MOBILITY_SHOW, handle=handle)
