"""`/hanke kieli fi|sv|en`: the language in which the asker is spoken to."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.blocks import sentence
from bot.text import Language, say
from bot.words.vocabulary import find_code, phrases
from services.people import choose_language
from services.refusal import LanguageMissing, UnknownLanguage


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        raise LanguageMissing
    code = find_code(words, phrases("language", tuple(Language)))
    if code is None:
        raise UnknownLanguage(word=words)
    choose_language(desk.division, asked.actor.account_id, code)
    return Reply(sentence(say("language.chosen", Language(code))))


COMMAND = Command(name="language", slash="/hanke", verb="language", handle=handle)
