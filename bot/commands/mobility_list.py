"""`/liikkuvuus lista [REF]`, or the bare command: mobilities under way and to come."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.mobility_list import SHOWN, render
from bot.words.reference import reference
from services.mobilities import list_mobilities


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    listed = list_mobilities(desk.division, reference(words) if words else None, limit=SHOWN)
    return Reply(render(listed, asked.language))


COMMAND = Command(name="mobility_list", slash="/liikkuvuus", verb="list", handle=handle, is_default=True)
