"""A contact's details are right."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.contact_check import render_confirmed
from services.contacts import confirm


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    return Reply(render_confirmed(confirm(desk.division, asked.actor, row_id), asked.language), replaces=True)


BUTTON = ButtonListener(action=Action.CONTACT_CONFIRM, handle=handle)
