"""Opens the form for who administers, and for the division's settings."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.forms.administration import build
from bot.ids import Action
from services.access import require_administrator
from services.administration import overview


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:  # noqa: ARG001 - it is about no row
    require_administrator(asked.actor)
    return OpenForm(build(overview(desk.division), asked.language))


BUTTON = ButtonListener(action=Action.ADMINISTRATION_EDIT, handle=handle)
