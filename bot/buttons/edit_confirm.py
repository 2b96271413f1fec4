"""Agrees to an edit after a look at what moves with it, or lets it be."""

from __future__ import annotations

from bot.agreeing import agree
from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, PickListener, Reply
from bot.blocks import sentence
from bot.forms.edit import read_pending, write_pending
from bot.ids import Action
from bot.messages.edit import render_done, render_preview
from bot.text import say
from services.running_refusal import StaleChoice


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:  # noqa: ARG001 - it says whose it is
    pending = read_pending(chosen)
    if pending is None:
        raise StaleChoice
    change = agree(asked, desk, pending)
    if change.is_done:
        return Reply(render_done(change, asked.language), replaces=True)
    return Reply(render_preview(change, write_pending(change), asked.language), replaces=True)


def let_be(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:  # noqa: ARG001 - nothing is done
    return Reply(sentence(say("edit.let_be", asked.language)), replaces=True)


PICK = PickListener(action=Action.EDIT_CONFIRM, handle=handle)
CANCEL = ButtonListener(action=Action.EDIT_CANCEL, handle=let_be)
