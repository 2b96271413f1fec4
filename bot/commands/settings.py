"""`/muistutus asetukset`: what I settle for myself in one form; with `klo 8` or `suomi`, that one thing alone."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, OpenForm, Reply
from bot.blocks import sentence
from bot.forms.settings import build
from bot.messages.settings import render_time
from bot.text import Language, say
from bot.words.reminder_time import read_reminder_time
from bot.words.vocabulary import find_code, phrases
from services.people import choose_language
from services.personal import choose_reminder_time, settings_of


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    division, usual = desk.division, desk.division.timetable.reminder_time
    if not words:
        return OpenForm(build(settings_of(division, asked.actor.account_id), asked.language, usual=usual))
    if language := find_code(words, phrases("language", tuple(Language))):
        choose_language(division, asked.actor.account_id, language)
        return Reply(sentence(say("language.chosen", Language(language))))
    settings = choose_reminder_time(division, asked.actor, read_reminder_time(words))
    return Reply(render_time(settings, asked.language, usual=usual))


COMMAND = Command(name="settings", slash="/muistutus", verb="settings", handle=handle)
