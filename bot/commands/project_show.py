"""`/hanke näytä REF`, or the reference alone: the card of one project."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.project_card import render
from bot.words.reference import reference
from services.projects import show
from services.refusal import ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    return Reply(render(show(desk.division, reference(words)), asked.language))


COMMAND = Command(name="project_show", slash="/hanke", verb="show", handle=handle)
