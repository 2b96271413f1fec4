"""Done, in a reminder or in the choice after `/hanke valmis`."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.done import render
from services.deadlines import complete


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    completed = complete(desk.division, asked.actor, row_id)
    return Reply(render(completed, asked.language), replaces=True)


BUTTON = ButtonListener(action=Action.DEADLINE_DONE, handle=handle)
