"""Switches the weekly summary of the channel that the button stands in on or off."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.blocks import sentence
from bot.channel_choice import CHOICES, choose
from bot.ids import Action
from bot.text import say


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:  # noqa: ARG001 - it is about no row
    if chosen not in CHOICES:
        return Reply(sentence(say("error.stale_button", asked.language)))
    return choose(asked, desk, chosen)


PICK = PickListener(action=Action.CHANNEL_DIGEST, handle=handle)
