"""`/hanke päätä REF`: the project is over. `/hanke palauta REF` takes it up again."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.ended import render_closed, render_reopened
from bot.words.reference import reference
from services.changes import close, reopen
from services.refusal import ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    return Reply(render_closed(close(desk.division, asked.actor, reference(words)), asked.language))


def take_up(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    return Reply(render_reopened(reopen(desk.division, asked.actor, reference(words)), asked.language))


COMMAND = Command(name="project_close", slash="/hanke", verb="close", handle=handle)
REOPEN_COMMAND = Command(name="project_reopen", slash="/hanke", verb="restore", handle=take_up)
