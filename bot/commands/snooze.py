"""`/muistutus torkku REF [deadline] huomenna|3 pv|viikko|DATE`: one more reminder, later."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.later import render, render_choice
from bot.words.deadline import deadline_words
from bot.words.later import read_later
from services.pauses import Later, remind_later_of
from services.refusal import ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    said = read_later(words, desk.division.rules, today=asked.today)
    if not said.reference:
        raise ReferenceMissing
    answer = remind_later_of(desk.division, asked.actor, said.reference, kind=said.kind, word=said.name, day=said.day)
    if isinstance(answer, Later):
        return Reply(render(answer, asked.language))
    return Reply(render_choice(answer, asked.today, asked.language))


COMMAND = Command(name="snooze", slash="/muistutus", verb="snooze", handle=handle, said_of=deadline_words)
