"""`/hanke hakuaika`: the coming calls for applications; an administrator adds, moves and removes them here."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, OpenForm, Reply
from bot.forms.call import build
from bot.messages.calls import render_list, render_removed, render_set
from bot.words.call import read_call, read_removal
from bot.words.vocabulary import find_code, phrases
from services import calls
from services.access import require_administrator


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    division = desk.division
    if not words:
        coming = calls.coming(division)
        return Reply(render_list(coming, asked.language, is_administrator=asked.actor.is_administrator))
    require_administrator(asked.actor)
    if find_code(words, phrases("verb", ("new",))):
        return OpenForm(build(division.rules, asked.language))
    if (reference := read_removal(words)) is not None:
        return Reply(render_removed(calls.remove(division, asked.actor, reference), asked.language))
    return Reply(render_set(calls.add(division, asked.actor, read_call(words, division.rules)), asked.language))


COMMAND = Command(name="calls", slash="/hanke", verb="call", handle=handle)
