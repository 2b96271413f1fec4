"""Asks for the channel that a list is to be shared with."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, OpenForm, PickListener
from bot.forms.share import build
from bot.ids import Action


def handle(asked: Asked, desk: Desk, page: int, words: str) -> ButtonAnswer:  # noqa: ARG001 - the form asks the desk
    return OpenForm(build(page, words, asked.channel_id, asked.language))


PICK = PickListener(action=Action.LIST_SHARE, handle=handle)
