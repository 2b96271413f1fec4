"""`/liikkuvuus lista [REF] [filter]`, or the bare command: mobilities under way and to come, as a table."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.lists import mobilities


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    return Reply(mobilities(asked, desk, words, asked.language))


COMMAND = Command(name="mobility_list", slash="/liikkuvuus", verb="list", handle=handle, is_default=True)
