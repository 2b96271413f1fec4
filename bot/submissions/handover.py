"""A project handed to whom somebody has chosen."""

from __future__ import annotations

from bot.asked import Asked, Desk, FieldErrors, FormAnswer, FormListener, ShowCard
from bot.blocks import Block, shown
from bot.forms.handover import read
from bot.ids import Form
from bot.messages.handover import render
from bot.messages.refusal import line
from bot.naming import check_people
from bot.text import say
from services.handover import hand_over
from services.refusal import Refusal
from services.running_refusal import PersonMissing


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    project_id, person = read(view)
    try:
        if not person:
            raise PersonMissing
        check_people(desk, [person])
        done = hand_over(desk.division, asked.actor, f"H{project_id}", to=person)
    except Refusal as refusal:
        return FieldErrors({"person": line(refusal, asked.language)})
    heading, close = say("form.shown.heading", asked.language), say("form.done", asked.language)
    return ShowCard(shown(heading, close, render(done, asked.language).blocks))


FORM = FormListener(callback_id=Form.HANDOVER, handle=handle, options={})
