"""`/hanke historia REF`: who changed what in a project or mobility, and when; the newest first."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.history import PAGE, render
from bot.words.reference import reference
from services.history import history_of
from services.refusal import ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    history = history_of(desk.division, reference(words), limit=PAGE)
    return Reply(render(history, asked.language, timezone=desk.division.timetable.timezone))


COMMAND = Command(name="history", slash="/hanke", verb="history", handle=handle)
