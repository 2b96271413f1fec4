"""One more reminder on a day that somebody has chosen."""

from __future__ import annotations

from bot.asked import Asked, Desk, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.later import read
from bot.ids import Form
from bot.messages.later import parts
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
        return errors_for(refusal, view, asked.language)
    return saved(asked.language, *parts(later, asked.language))


FORM = FormListener(callback_id=Form.LATER, handle=handle, options={})
