"""Shares a list with a channel, in the division's language, for everyone in it to see."""

from __future__ import annotations

from bot.asked import Asked, Desk, FieldErrors, FormAnswer, FormListener
from bot.blocks import Block, Paragraph
from bot.form_answers import errors_for, saved
from bot.forms.share import read
from bot.ids import Form
from bot.lists import SHARED
from bot.messages.paging import Turn
from bot.naming import check_channel
from bot.text import Channel, Language, say
from bot.words.reference import split_first
from services.people import division_language
from services.refusal import Refusal
from services.sharing import share_once


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    """Slack must be asked before the form is answered: only so can a fault be shown in it."""
    about, channel_id = read(view)
    which, words = split_first(about[1] if about else "")
    if about is None or which not in SHARED or channel_id is None:
        return FieldErrors({"share_channel": say("form.incomplete", asked.language)})
    try:
        check_channel(desk, channel_id)
        turn = Turn(page=about[0], shared_by=asked.actor.account_id)
        spoken = Language(division_language(desk.division) or desk.language)
        shared = SHARED[which](asked, desk, words, spoken, turn)
        share_once(desk.division, asked.request_key, lambda: desk.post(channel_id, shared))
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language)
    return saved(asked.language, Paragraph((say("share.done", asked.language, channel=Channel(channel_id)),)))


FORM = FormListener(callback_id=Form.SHARE, handle=handle, options={})
