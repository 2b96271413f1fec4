"""`/muistutus miksi REF`: how each date came about."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.explanation import render
from bot.words.reference import reference
from services.explanations import explain_dates
from services.refusal import ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    return Reply(render(explain_dates(desk.division, reference(words)), asked.language))


COMMAND = Command(name="why", slash="/muistutus", verb="why", handle=handle)
