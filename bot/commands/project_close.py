"""`/hanke päätä REF`: the project is over. `poista` takes it out of sight; `palauta` brings either back."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.ended import render_ending, render_removal, render_restored
from bot.words.edit import project_facts
from bot.words.reference import reference
from services.changes import close, preview_removal, restore
from services.refusal import ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    ending = close(desk.division, asked.actor, _named(words))
    return Reply(render_ending(ending, asked.today, asked.language))


def ask_to_remove(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    removal = preview_removal(desk.division, asked.actor, _named(words))
    return Reply(render_removal(removal, asked.language))


def bring_back(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    return Reply(render_restored(restore(desk.division, asked.actor, _named(words)), asked.language))


def _named(words: str) -> str:
    if not words:
        raise ReferenceMissing
    return reference(words)


COMMAND = Command(name="project_close", slash="/hanke", verb="close", handle=handle, said_of=project_facts)
REMOVE_COMMAND = Command(
    name="project_remove", slash="/hanke", verb="remove", handle=ask_to_remove, said_of=project_facts
)
RESTORE_COMMAND = Command(
    name="project_restore", slash="/hanke", verb="restore", handle=bring_back, said_of=project_facts
)
