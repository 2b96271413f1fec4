"""Switches the weekly summary of the channel that the button stands in on or off."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener
from bot.channel_choice import CHOICES, choose
from bot.ids import Action
from services.running_refusal import StaleChoice


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:  # noqa: ARG001 - it is about no row
    if chosen not in CHOICES:
        raise StaleChoice
    return choose(asked, desk, chosen)


PICK = PickListener(action=Action.CHANNEL_DIGEST, handle=handle)
