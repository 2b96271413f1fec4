"""Opens the form for a new call."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.forms.call import build
from bot.ids import Action
from services.access import require_administrator


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:  # noqa: ARG001 - there is no row yet
    require_administrator(asked.actor)
    return OpenForm(build(desk.division.rules, asked.language))


BUTTON = ButtonListener(action=Action.CALL_NEW, handle=handle)
