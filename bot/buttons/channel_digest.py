"""Switches on the weekly summary of the channel that the button stands in."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.channel import render_digest
from bot.naming import check_channel
from services.channels import DigestScope, choose_digest
from services.running_refusal import ChannelMissing


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:  # noqa: ARG001 - it is about no row
    if asked.channel_id is None:
        raise ChannelMissing
    check_channel(desk, asked.channel_id)
    chosen = choose_digest(desk.division, asked.actor, asked.channel_id, DigestScope.PROJECT)
    return Reply(render_digest(chosen, asked.language, is_new=True))


BUTTON = ButtonListener(action=Action.CHANNEL_DIGEST, handle=handle)
