"""Opens the form for what proves that a deadline is done."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.forms.receipt import build
from bot.ids import Action


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:  # noqa: ARG001 - the form asks the desk
    return OpenForm(build(row_id, asked.language))


BUTTON = ButtonListener(action=Action.RECEIPT_ADD, handle=handle)
