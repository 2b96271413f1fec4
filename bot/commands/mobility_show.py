"""`/liikkuvuus näytä REF`: the card of one mobility."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.mobility_card import render
from bot.words.reference import reference
from services.mobilities import show
from services.refusal import ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    return Reply(render(show(desk.division, reference(words)), asked.language))


COMMAND = Command(name="mobility_show", slash="/liikkuvuus", verb="show", handle=handle)
