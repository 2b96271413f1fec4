"""Keeps what proves that a deadline is done."""

from __future__ import annotations

from bot.asked import Asked, Desk, FieldErrors, FormAnswer, FormListener, ShowCard
from bot.blocks import Block, card_modal
from bot.forms.receipt import read
from bot.ids import Form
from bot.messages.done import receipt_parts
from bot.messages.refusal import line
from bot.text import say
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
        return FieldErrors({"receipt": line(refusal, asked.language)})
    return ShowCard(
        card_modal(
            say("form.shown.heading", asked.language),
            say("form.done", asked.language),
            *receipt_parts(project, deadline, asked.language),
        )
    )


FORM = FormListener(callback_id=Form.RECEIPT, handle=handle, options={})
