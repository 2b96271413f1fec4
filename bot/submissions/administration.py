"""Who administers, and the division's channel and language, from the form."""

from __future__ import annotations

from bot.asked import Asked, Desk, FieldErrors, FormAnswer, FormListener, ShowCard
from bot.blocks import Block, card_modal
from bot.forms.administration import read
from bot.ids import Form
from bot.messages.administration import parts
from bot.messages.refusal import line
from bot.naming import check_channel, check_people
from bot.text import say
from services.access import require_administrator
from services.administration import change
from services.refusal import ChannelSharedOutside, Refusal


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
        field = "channel" if isinstance(refusal, ChannelSharedOutside) else "administrators"
        return FieldErrors({field: line(refusal, asked.language)})
    return ShowCard(
        card_modal(
            say("form.shown.heading", asked.language),
            say("form.done", asked.language),
            *parts(after, asked.language, is_administrator=asked.actor.account_id not in said.dismissed),
        )
    )


FORM = FormListener(callback_id=Form.ADMINISTRATION, handle=handle, options={})
