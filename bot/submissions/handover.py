"""A project handed to whom somebody has chosen."""

from __future__ import annotations

from bot.asked import Asked, Desk, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved_blocks
from bot.forms.handover import read
from bot.ids import Form
from bot.messages.handover import render
from bot.naming import check_people
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
        return errors_for(refusal, view, asked.language)
    return saved_blocks(asked.language, render(done, asked.language).blocks)


FORM = FormListener(callback_id=Form.HANDOVER, handle=handle, options={})
