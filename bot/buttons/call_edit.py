"""Opens the form for a call that is there."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.forms.call import build
from bot.ids import Action
from services.calls import for_change


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    return OpenForm(build(desk.division.rules, asked.language, for_change(desk.division, asked.actor, row_id)))


BUTTON = ButtonListener(action=Action.CALL_EDIT, handle=handle)
