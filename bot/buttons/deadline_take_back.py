"""Takes a typed date away: the computed one comes back, and a deadline of one's own is due no more."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.typed_dates import render_taken_back
from services.typed_dates import take_back_one


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    back = take_back_one(desk.division, asked.actor, row_id)
    return Reply(render_taken_back(back, asked.today, asked.language), replaces=True)


BUTTON = ButtonListener(action=Action.DEADLINE_TAKE_BACK, handle=handle)
