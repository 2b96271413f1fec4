"""Shows what was changed of a contact, when and by whom."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.contacts import render_history
from services.contact_details import history


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    told = history(desk.division, asked.actor, row_id)
    return Reply(render_history(told, asked.language, timezone=desk.division.timetable.timezone))


BUTTON = ButtonListener(action=Action.CONTACT_HISTORY, handle=handle)
