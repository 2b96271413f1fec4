"""`/yhteys [SECTOR, REF or name]`: whom to contact, for everything, a sector or a project; or one contact."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.contacts import render, render_for_project
from bot.words.faults import MistypedWord
from bot.words.project import sector_words
from bot.words.reference import reference
from bot.words.vocabulary import find_code, fold, nearest, phrases
from programme.model import Sector
from services.contacts import everyone, of_project, of_sector


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    may_change = asked.actor.is_administrator
    if not words:
        return Reply(render(everyone(desk.division), asked.language, is_administrator=may_change))
    sector = find_code(words, sector_words())
    if sector:
        return Reply(render([of_sector(desk.division, Sector(sector))], asked.language, is_administrator=may_change))
    if find_code(words, phrases("action", ("MUU",))):
        others = [each for each in everyone(desk.division) if not each.sectors]
        return Reply(render(others, asked.language, is_administrator=may_change))
    sought = f" {fold(reference(words))}"
    named = [each for each in everyone(desk.division) if sought in f" {fold(each.contact.name)}"]
    if named:
        return Reply(render(named, asked.language, is_administrator=may_change))
    near = nearest(words, sector_words())
    if near:
        raise MistypedWord(word=words, suggestion=near)
    project, contact = of_project(desk.division, reference(words))
    return Reply(render_for_project(project, contact, asked.language))


COMMAND = Command(name="contact", slash="/yhteys", verb=None, handle=handle, is_default=True, takes_any_words=True)
