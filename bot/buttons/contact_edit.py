"""Opens the form for a contact."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.forms.contact import build
from bot.ids import Action
from services.contact_details import for_change


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    return OpenForm(build(for_change(desk.division, asked.actor, row_id), asked.language))


BUTTON = ButtonListener(action=Action.CONTACT_EDIT, handle=handle)
