"""Later: one more reminder, tomorrow, in three days, in a week, or on a day that a form asks for."""

from __future__ import annotations

from datetime import timedelta

from bot.asked import Asked, ButtonAnswer, Desk, OpenForm, PickListener, Reply
from bot.forms.later import build
from bot.ids import Action
from bot.messages.later import CHOICES, ON_A_DAY, render
from services.pauses import remind_later
from services.running_refusal import StaleChoice


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:
    if chosen == ON_A_DAY:
        return OpenForm(build(row_id, asked.today, asked.language))
    if chosen not in CHOICES:
        raise StaleChoice
    day = asked.today + timedelta(days=CHOICES[chosen])
    return Reply(render(remind_later(desk.division, asked.actor, row_id, day=day), asked.language))


PICK = PickListener(action=Action.DEADLINE_LATER, handle=handle)
