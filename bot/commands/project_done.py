"""`/hanke valmis REF [deadline]`: marks a deadline done, or asks which one is meant."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.done import render, render_choice
from bot.words.deadline import deadline_words
from bot.words.faults import MistypedWord
from bot.words.reference import reference_and_rest
from bot.words.vocabulary import find_code, nearest
from services.deadlines import Choice, complete_named
from services.refusal import ReferenceMissing
from services.running_refusal import NoSuchDeadline


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    known = deadline_words(desk.division.rules)
    named, rest = reference_and_rest(words, known)
    kind = find_code(rest, known)
    kinds = frozenset({kind}) if kind else None
    try:
        answer = complete_named(desk.division, asked.actor, named, kinds=kinds, word=rest)
    except NoSuchDeadline as refusal:
        if kind is None and (near := nearest(rest, known)):
            raise MistypedWord(word=rest, suggestion=near) from refusal
        raise
    if isinstance(answer, Choice):
        return Reply(render_choice(answer, asked.today, asked.language))
    return Reply(render(answer, asked.language))


COMMAND = Command(name="project_done", slash="/hanke", verb="done", handle=handle, said_of=deadline_words)
