"""A call for applications from the form: a new one, or another time for one that is there."""

from __future__ import annotations

from bot.asked import Asked, Desk, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.call import read
from bot.ids import Form
from bot.messages.calls import set_parts
from services.calls import add, change
from services.refusal import Refusal, UnknownActionType
from services.running_refusal import (
    CallClosed,
    CallTimeMissing,
    DueDateImplausible,
    DueDateMissing,
    TimeImpossible,
)

# Under which field a fault is shown.
_FIELDS: dict[type[Refusal], str] = {
    UnknownActionType: "sectors",
    CallClosed: "day",
    DueDateImplausible: "day",
    DueDateMissing: "day",
    TimeImpossible: "clock",
    CallTimeMissing: "clock",
}


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    number, fields = read(view)
    try:
        new = fields.to_new()
        if number is None:
            done = add(desk.division, asked.actor, new)
        else:
            done = change(desk.division, asked.actor, number, new)
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, under=_FIELDS)
    return saved(asked.language, *set_parts(done, asked.language))


FORM = FormListener(callback_id=Form.CALL, handle=handle, options={})
