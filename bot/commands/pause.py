"""`/muistutus tauko REF [DATE]`: no reminders of a project for a while. `/muistutus jatka REF` ends that."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.paused import render_paused, render_resumed
from bot.words.dates import take_day
from bot.words.edit import project_facts
from bot.words.reference import reference
from services import pauses
from services.refusal import ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    until, rest = take_day(words)
    if not rest.strip():
        raise ReferenceMissing
    project = pauses.pause(desk.division, asked.actor, reference(rest), until=until)
    return Reply(render_paused(project, asked.language))


def go_on(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    return Reply(render_resumed(pauses.resume(desk.division, asked.actor, reference(words)), asked.language))


COMMAND = Command(name="pause", slash="/muistutus", verb="pause", handle=handle, said_of=project_facts)
RESUME_COMMAND = Command(name="resume", slash="/muistutus", verb="resume", handle=go_on, said_of=project_facts)
