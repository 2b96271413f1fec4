"""Gives a project or mobility another period, after a look at what moves with it."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.ids import Action
from bot.messages.period_change import read_choice, render_changed
from services.changes import change_period
from services.running_refusal import DeadlineGone


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:
    choice = read_choice(row_id, chosen)
    if choice is None:
        raise DeadlineGone
    change = change_period(
        desk.division, asked.actor, choice.reference, start_on=choice.start_on, end_on=choice.end_on
    )
    return Reply(render_changed(change, asked.language), replaces=True)


PICK = PickListener(action=Action.PERIOD_CONFIRM, handle=handle)
