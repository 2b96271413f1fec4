"""The form for a new project, filled in: registers it and shows its card, or what is wrong under its field."""

from __future__ import annotations

from bot.asked import Asked, Desk, FieldErrors, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.project import read
from bot.ids import Form
from bot.messages.project_card import parts
from bot.naming import check_channel, check_people
from bot.text import say
from bot.words.draft import to_new_project
from services.projects import register
from services.refusal import Refusal


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    new = to_new_project(read(view), asked.actor.account_id, desk.division.rules)
    if new is None:
        return FieldErrors({"title": say("form.incomplete", asked.language)})
    try:
        check_people(desk, new.coordinators)
        check_channel(desk, new.channel_id)
        card = register(desk.division, asked.actor, new, request_key=asked.request_key)
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, otherwise="title")
    return saved(asked.language, *parts(card, asked.language, is_new=True))


FORM = FormListener(callback_id=Form.PROJECT, handle=handle, options={})
