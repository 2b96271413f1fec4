"""`/liikkuvuus peru REF`: nobody travels. `palauta` takes that back."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.ended import render_cancelled, render_taken_up
from bot.words.reference import reference
from services.changes import cancel_mobility, take_up_mobility
from services.refusal import ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    return Reply(render_cancelled(cancel_mobility(desk.division, asked.actor, reference(words)), asked.language))


def take_up(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    return Reply(render_taken_up(take_up_mobility(desk.division, asked.actor, reference(words)), asked.language))


COMMAND = Command(name="mobility_cancel", slash="/liikkuvuus", verb="cancel", handle=handle, also=("remove",))
RESTORE_COMMAND = Command(name="mobility_restore", slash="/liikkuvuus", verb="restore", handle=take_up)
