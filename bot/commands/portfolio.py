"""`/hanke tila [filter]`: the state of the whole portfolio, or of a part of it."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.lists import status


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    return Reply(status(asked, desk, words, asked.language))


COMMAND = Command(name="portfolio", slash="/hanke", verb="status", handle=handle)
