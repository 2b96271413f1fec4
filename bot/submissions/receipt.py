"""Keeps what proves that a deadline is done."""

from __future__ import annotations

from bot.asked import Asked, Desk, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.receipt import read
from bot.ids import Form
from bot.messages.done import receipt_parts
from services.completion import keep_receipt
from services.refusal import Refusal
from services.running_refusal import DeadlineGone


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    deadline_id, typed = read(view)
    try:
        if deadline_id is None:
            raise DeadlineGone
        project, deadline = keep_receipt(desk.division, asked.actor, deadline_id, typed)
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language)
    return saved(asked.language, *receipt_parts(project, deadline, asked.language))


FORM = FormListener(callback_id=Form.RECEIPT, handle=handle, options={})
