"""Removes a project once somebody has seen what goes with it; and brings it, or a closed one, back."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, Reply
from bot.ids import Action
from bot.messages.ended import render_removal, render_restored
from services.changes import remove, restore


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    removal = remove(desk.division, asked.actor, f"H{row_id}")
    return Reply(render_removal(removal, asked.language), replaces=True)


def bring_back(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    project = restore(desk.division, asked.actor, f"H{row_id}")
    return Reply(render_restored(project, asked.language), replaces=True)


BUTTON = ButtonListener(action=Action.PROJECT_REMOVE, handle=handle)
RESTORE = ButtonListener(action=Action.PROJECT_RESTORE, handle=bring_back)
