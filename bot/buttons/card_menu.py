"""What else can be done from a card: each choice is a command by its name, asked of what it shows."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener
from bot.ids import Action
from bot.messages.parts import MOBILITY_MENU, PROJECT_MENU
from services.running_refusal import StaleChoice


def of_project(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:
    return _asked_of(asked, desk, f"H{row_id}", chosen if chosen in PROJECT_MENU else None)


def of_mobility(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:
    return _asked_of(asked, desk, f"L{row_id}", chosen if chosen in MOBILITY_MENU else None)


def _asked_of(asked: Asked, desk: Desk, ref: str, name: str | None) -> ButtonAnswer:
    command = next((each for each in desk.commands if each.name == name), None)
    if command is None:
        raise StaleChoice
    return command.handle(asked, desk, ref)


PROJECT_PICK = PickListener(action=Action.PROJECT_MENU, handle=of_project)
MOBILITY_PICK = PickListener(action=Action.MOBILITY_MENU, handle=of_mobility)
