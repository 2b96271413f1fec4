"""Names a new coordinator in the place of one who has gone from the chat."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.ids import Action
from bot.messages.handover import render
from bot.naming import check_people
from services.handover import name_coordinator


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:
    check_people(desk, [chosen])
    return Reply(render(name_coordinator(desk.division, asked.actor, row_id, to=chosen), asked.language))


PICK = PickListener(action=Action.COORDINATOR_NAME, handle=handle)
