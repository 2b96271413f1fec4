"""A call for applications from the form: a new one, or another time for one that is there."""

from __future__ import annotations

from bot.agreeing import proposed
from bot.asked import Asked, Desk, FormAnswer, FormListener, ShowCard
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.call import build, read, was_seen
from bot.forms.edit import Pending
from bot.ids import Form
from bot.messages.calls import set_parts
from services.calls import CallMove, NewCall, add, preview, preview_change, to_edit
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
        edit = Pending(opened, to_edit(new)) if opened else None
        if not was_seen(view, filled) and (move := _move(asked, desk, edit, new)):
            return ShowCard(build(desk.division.rules, asked.language, opened=opened, filled=filled, move=move))
        if edit is not None:
            return proposed(asked, desk, edit)
        done = add(desk.division, asked.actor, new)
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, under=_FIELDS)
    return saved(asked.language, *set_parts(done, asked.language))


def _move(asked: Asked, desk: Desk, pending: Pending | None, new: NewCall) -> CallMove | None:
    if pending is None:
        return preview(desk.division, asked.actor, new)
    number, version = pending.opened.number, pending.opened.version
    return preview_change(desk.division, asked.actor, number, to_edit(new), version=version)


FORM = FormListener(callback_id=Form.CALL, handle=handle, options={})
