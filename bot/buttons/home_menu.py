"""What else can be looked at from the Home tab: each choice is a command by its name, asked without words."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener
from bot.ids import Action
from bot.messages.parts import HOME_MENU
from services.running_refusal import StaleChoice


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:  # noqa: ARG001 - it is about no row
    command = next((each for each in desk.commands if each.name == chosen and chosen in HOME_MENU), None)
    if command is None:
        raise StaleChoice
    return command.handle(asked, desk, "")


PICK = PickListener(action=Action.HOME_MENU, handle=handle)
