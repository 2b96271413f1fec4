"""`/hanke valmis REF [deadline]`: marks a deadline done, or asks which one is meant."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.done import render, render_choice
from bot.words.reference import reference_and_rest
from bot.words.vocabulary import find_code, phrases
from services.deadlines import Choice, complete_named
from services.refusal import NoSuchDeadline, ReferenceMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise ReferenceMissing
    named, rest = reference_and_rest(words)
    kinds = tuple(sorted({rule.kind for rule in desk.division.rules.deadlines}))
    kind = find_code(rest, phrases("deadline", kinds)) if rest else None
    if rest and kind is None:
        raise NoSuchDeadline(ref=named, word=rest[:80])
    answer = complete_named(
        desk.division,
        asked.actor,
        named,
        kinds=frozenset({kind}) if kind else None,
        word=rest,
    )
    if isinstance(answer, Choice):
        return Reply(render_choice(answer, asked.today, asked.language))
    return Reply(render(answer, asked.language))


COMMAND = Command(name="project_done", slash="/hanke", verb="done", handle=handle)
