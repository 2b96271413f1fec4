"""Shows in the form's place what its words have found."""

from __future__ import annotations

from bot.asked import Asked, Desk, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved_blocks
from bot.forms.search import read
from bot.ids import Form
from bot.messages.search import PAGE, render
from services.refusal import Refusal
from services.search import search_projects


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    try:
        found = search_projects(desk.division, read(view), limit=PAGE)
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language)
    return saved_blocks(asked.language, render(found, asked.today, asked.language).blocks)


FORM = FormListener(callback_id=Form.SEARCH, handle=handle, options={})
