"""A channel's weekly summary, switched on or off: by a command and by buttons alike."""

from __future__ import annotations

from collections.abc import Mapping

from bot.asked import Asked, Desk, Reply
from bot.messages.channel import render_digest
from bot.naming import check_channel
from services.channels import DigestScope, choose_digest
from services.running_refusal import ChannelMissing

# What can be said, by the codes of its words, and what a button carries.
CHOICES: Mapping[str, DigestScope | None] = {"on": DigestScope.PROJECT, "division": DigestScope.DIVISION, "off": None}


def choose(asked: Asked, desk: Desk, code: str) -> Reply:
    """`code` is one of the choices. Raises ChannelMissing, what `check_channel` raises, or what the service does."""
    if asked.channel_id is None:
        raise ChannelMissing
    scope = CHOICES[code]
    if scope is not None:
        check_channel(desk, asked.channel_id)
    chosen = choose_digest(desk.division, asked.actor, asked.channel_id, scope)
    return Reply(render_digest(chosen, asked.language, is_new=True))
