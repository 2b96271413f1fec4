"""One more reminder on a day that somebody has chosen."""

from __future__ import annotations

from bot.asked import Asked, Desk, FieldErrors, FormAnswer, FormListener, ShowCard
from bot.blocks import Block, card_modal
from bot.forms.later import read
from bot.ids import Form
from bot.messages.later import parts
from bot.messages.refusal import line
from bot.text import say
from services.pauses import remind_later
from services.refusal import Refusal
from services.running_refusal import DeadlineGone, DueDateMissing


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    deadline_id, day = read(view)
    try:
        if deadline_id is None:
            raise DeadlineGone
        if day is None:
            raise DueDateMissing
        later = remind_later(desk.division, asked.actor, deadline_id, day=day)
    except Refusal as refusal:
        return FieldErrors({"day": line(refusal, asked.language)})
    return ShowCard(
        card_modal(
            say("form.shown.heading", asked.language),
            say("form.done", asked.language),
            *parts(later, asked.language),
        )
    )


FORM = FormListener(callback_id=Form.LATER, handle=handle, options={})
