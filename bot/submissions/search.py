"""Shows in the form's place what its words have found."""

from __future__ import annotations

from bot.asked import Asked, Desk, FieldErrors, FormAnswer, FormListener, ShowCard
from bot.blocks import Block, shown
from bot.forms.search import read
from bot.ids import Form
from bot.messages.refusal import line
from bot.messages.search import PAGE, render
from bot.text import say
from services.refusal import Refusal
from services.search import search_projects


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    try:
        found = search_projects(desk.division, read(view), limit=PAGE)
    except Refusal as refusal:
        return FieldErrors({"words": line(refusal, asked.language)})
    answer = render(found, asked.today, asked.language)
    heading, done = say("form.shown.heading", asked.language), say("form.done", asked.language)
    return ShowCard(shown(heading, done, answer.blocks))


FORM = FormListener(callback_id=Form.SEARCH, handle=handle, options={})
