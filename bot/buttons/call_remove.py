"""Removes a call, after Slack has asked whether that is meant."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.calls import render_removed
from services.calls import remove_one


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    return Reply(render_removed(remove_one(desk.division, asked.actor, row_id), asked.language), replaces=True)


BUTTON = ButtonListener(action=Action.CALL_REMOVE, handle=handle)
