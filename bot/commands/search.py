"""`/hanke haku WORDS`: projects by any words of their titles, codes, actions and hosts; alone it opens a form."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, OpenForm, Reply
from bot.forms.search import build
from bot.messages.search import PAGE, render
from bot.words.tokens import unescaped
from services.search import search_projects


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if not words:
        return OpenForm(build(asked.language))
    found = search_projects(desk.division, unescaped(words), limit=PAGE)
    return Reply(render(found, asked.today, asked.language))


COMMAND = Command(name="search", slash="/hanke", verb="search", handle=handle)
