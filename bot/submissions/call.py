"""A call for applications from the form: a new one, or another time for one that is there."""

from __future__ import annotations

from bot.agreeing import proposed
from bot.asked import Asked, Desk, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.call import read
from bot.forms.edit import Pending
from bot.ids import Form
from bot.messages.calls import set_parts
from services.calls import add, to_edit
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
    opened, filled = read(view)
    try:
        new = filled.to_new()
        if opened is not None:
            return proposed(asked, desk, Pending(opened, to_edit(new)))
        done = add(desk.division, asked.actor, new)
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, under=_FIELDS)
    return saved(asked.language, *set_parts(done, asked.language))


FORM = FormListener(callback_id=Form.CALL, handle=handle, options={})
