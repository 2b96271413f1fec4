"""A box of a deadline's checklist, in a reminder or on a mobility's card."""

from __future__ import annotations

from bot.asked import Asked, BoxesAnswer, BoxesListener, Desk
from bot.ids import Action
from bot.messages.done import render_list_complete
from bot.messages.mobility_card import render
from services.checklists import tick
from services.mobilities import show


def handle(asked: Asked, desk: Desk, row_id: int, ticked: frozenset[str], unticked: frozenset[str]) -> BoxesAnswer:
    """A box itself shows what was done; only the last one of a list has more to say."""
    after = tick(desk.division, asked.actor, row_id, ticked=ticked, unticked=unticked)
    mobility = after.deadline.mobility
    return BoxesAnswer(
        card=render(show(desk.division, mobility.ref), asked.language) if mobility else None,
        note=render_list_complete(after, asked.language) if after.completed else None,
    )


BOXES = BoxesListener(action=Action.CHECKLIST_TICK, handle=handle)
