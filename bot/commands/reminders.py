"""`/muistutus`: the reminders on their way to the asker, and those that did not arrive."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.blocks import Message
from bot.messages.upcoming import render
from services.troubles import troubles_for
from services.upcoming import upcoming_for


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:  # noqa: ARG001 - every command takes its words
    return Reply(answer(asked, desk))


def answer(asked: Asked, desk: Desk) -> Message:
    upcoming, has_more = upcoming_for(desk.division, asked.actor)
    return render(
        upcoming,
        troubles_for(desk.division, asked.actor),
        asked.language,
        has_more=has_more,
        timezone=desk.division.timetable.timezone,
    )


COMMAND = Command(name="reminders", slash="/muistutus", verb=None, handle=handle, is_default=True, also=("list",))
