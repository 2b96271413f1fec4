"""`/hanke muokkaa REF loppu DATE`: another period, after a look at what moves with it."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.period_change import render_preview
from bot.words.period import read_period_change
from services.changes import preview_period


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    said = read_period_change(words)
    change = preview_period(desk.division, asked.actor, said.reference, start_on=said.start_on, end_on=said.end_on)
    return Reply(render_preview(change, asked.language))


COMMAND = Command(name="project_edit", slash="/hanke", verb="edit", handle=handle)
MOBILITY_COMMAND = Command(name="mobility_edit", slash="/liikkuvuus", verb="edit", handle=handle)
