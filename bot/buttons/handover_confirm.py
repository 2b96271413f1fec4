"""Hands all of one's projects over once one has seen which they are."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.ids import Action
from bot.messages.handover import render, render_look
from bot.naming import check_people
from services.handover import hand_over, preview_handover


def handle(asked: Asked, desk: Desk, count: int, person: str) -> ButtonAnswer:
    """Where they are no more as many as were shown, they are shown anew."""
    check_people(desk, [person])
    mine = preview_handover(desk.division, asked.actor, to=person)
    if len(mine) != count:
        return Reply(render_look(mine, person, asked.language), replaces=True)
    return Reply(render(hand_over(desk.division, asked.actor, None, to=person), asked.language), replaces=True)


PICK = PickListener(action=Action.HANDOVER_CONFIRM, handle=handle)
