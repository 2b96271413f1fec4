"""Opens the form for a new project."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.forms.project import build
from bot.ids import Action
from bot.words.draft import ProjectDraft


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:  # noqa: ARG001 - there is no row yet
    draft = ProjectDraft(coordinators=(asked.actor.account_id,), channel_id=asked.channel_id)
    return OpenForm(build(draft, asked.language, desk.division.rules))


BUTTON = ButtonListener(action=Action.PROJECT_NEW, handle=handle)
