"""`/hanke kieli fi|sv|en`: the language in which the asker is spoken to."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.blocks import sentence
from bot.text import say
from bot.words.language import read_language
from services.people import choose_language


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    language = read_language(words)
    choose_language(desk.division, asked.actor.account_id, language)
    return Reply(sentence(say("language.chosen", language)))


COMMAND = Command(name="language", slash="/hanke", verb="language", handle=handle)
