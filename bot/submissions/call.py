"""A call for applications from the form: a new one, or another time for one that is there."""

from __future__ import annotations

from bot.asked import Asked, Desk, FieldErrors, FormAnswer, FormListener, ShowCard
from bot.blocks import Block, card_modal
from bot.forms.call import build, read, was_seen
from bot.ids import Form
from bot.messages.calls import set_parts
from bot.messages.refusal import line
from bot.text import say
from services.calls import add, change, preview
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
        if not was_seen(view, fields) and (move := preview(desk.division, asked.actor, number, new)):
            call = move.before if number is not None else None
            return ShowCard(build(desk.division.rules, asked.language, call, filled=fields, move=move))
        if number is None:
            done = add(desk.division, asked.actor, new)
        else:
            done = change(desk.division, asked.actor, number, new)
    except Refusal as refusal:
        field = _FIELDS.get(type(refusal), refusal.field or "actions")
        return FieldErrors({field: line(refusal, asked.language)})
    return ShowCard(
        card_modal(
            say("form.shown.heading", asked.language),
            say("form.done", asked.language),
            *set_parts(done, asked.language),
        )
    )


FORM = FormListener(callback_id=Form.CALL, handle=handle, options={})
