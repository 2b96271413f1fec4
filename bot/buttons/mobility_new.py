"""Opens the form for a new mobility: of a project, or of one that is yet to be chosen."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.forms.mobility import build
from bot.ids import Action
from bot.words.draft import MobilityDraft
from services.projects import show


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    project = show(desk.division, f"H{row_id}").project if row_id else None
    draft = MobilityDraft(project=project.ref if project else None)
    return OpenForm(build(draft, project, asked.language, rules=desk.division.rules))


BUTTON = ButtonListener(action=Action.MOBILITY_NEW, handle=handle)
