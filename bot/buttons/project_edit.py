"""Opens the form of a project or a mobility, filled in."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.forms import mobility, project
from bot.ids import Action
from services.edits import open_mobility, open_project


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    found = open_project(desk.division, asked.actor, f"H{row_id}")
    return OpenForm(project.build_edit(found, asked.language, desk.division.rules))


def handle_mobility(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    found = open_mobility(desk.division, asked.actor, f"L{row_id}")
    return OpenForm(mobility.build_edit(found, asked.language, desk.division.rules))


BUTTON = ButtonListener(action=Action.PROJECT_EDIT, handle=handle)
MOBILITY_BUTTON = ButtonListener(action=Action.MOBILITY_EDIT, handle=handle_mobility)
