"""Who administers, and the division's channel and language, from the form."""

from __future__ import annotations

from bot.asked import Asked, Desk, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.administration import read
from bot.ids import Form
from bot.messages.administration import done_parts
from bot.naming import check_administration
from services.access import require_administrator
from services.administration import change
from services.refusal import ChannelReadersUnknown, ChannelSharedOutside, Refusal

# Under which field a fault is shown.
_FIELDS: dict[type[Refusal], str] = {ChannelSharedOutside: "channel", ChannelReadersUnknown: "channel"}


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    said = read(view)
    try:
        require_administrator(asked.actor)
        check_administration(desk, said)
        done = change(
            desk.division, asked.actor, appointed=said.appointed, dismissed=said.dismissed, chosen=said.chosen
        )
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, under=_FIELDS)
    return saved(asked.language, *done_parts(done, said, asked.actor, asked.language))


FORM = FormListener(callback_id=Form.ADMINISTRATION, handle=handle, options={})
