"""Who administers, and the division's channel and language, from the form."""

from __future__ import annotations

from bot.asked import Asked, Desk, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.administration import read
from bot.ids import Form
from bot.messages.administration import parts
from bot.naming import check_channel, check_people
from services.access import require_administrator
from services.administration import change
from services.refusal import ChannelReadersUnknown, ChannelSharedOutside, Refusal

# Under which field a fault is shown.
_FIELDS: dict[type[Refusal], str] = {ChannelSharedOutside: "channel", ChannelReadersUnknown: "channel"}


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    said = read(view)
    try:
        require_administrator(asked.actor)
        check_people(desk, said.appointed)
        check_channel(desk, said.chosen.channel_id)
        after = change(
            desk.division, asked.actor, appointed=said.appointed, dismissed=said.dismissed, chosen=said.chosen
        )
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, under=_FIELDS)
    is_administrator = asked.actor.account_id not in said.dismissed
    return saved(asked.language, *parts(after, asked.language, is_administrator=is_administrator))


FORM = FormListener(callback_id=Form.ADMINISTRATION, handle=handle, options={})
