"""`/muistutus miksi REF [deadline]`: how each date came about, and what became of each reminder."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.explanation import render
from bot.words.deadline import deadline_words
from bot.words.reference import reference_and_rest
from bot.words.vocabulary import find_code
from services.explanations import explain_dates
from services.refusal import ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    known = deadline_words(desk.division.rules)
    named, rest = reference_and_rest(words, known)
    explained = explain_dates(desk.division, named, kind=find_code(rest, known), word=rest)
    return Reply(render(explained, asked.language, timezone=desk.division.timetable.timezone))


COMMAND = Command(name="why", slash="/muistutus", verb="why", handle=handle, said_of=deadline_words)
