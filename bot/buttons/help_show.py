"""Everything that can be typed, in one window."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.ids import Action
from bot.messages.help import window


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:  # noqa: ARG001 - there is no row
    return OpenForm(window([(command.slash, command.name) for command in desk.commands], asked.language))


BUTTON = ButtonListener(action=Action.HELP_SHOW, handle=handle)
