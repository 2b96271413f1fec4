"""Opens the form for a new project, from wherever one is in Slack."""

from __future__ import annotations

from bot.asked import Asked, Desk, OpenForm, ShortcutListener
from bot.forms.project import build
from bot.ids import Shortcut
from bot.message_link import ChosenMessage
from bot.words.draft import ProjectDraft


def handle(asked: Asked, desk: Desk, message: ChosenMessage) -> OpenForm:  # noqa: ARG001 - it is chosen for no message
    draft = ProjectDraft(coordinators=(asked.actor.account_id,))
    return OpenForm(build(draft, asked.language, desk.division.rules))


SHORTCUT = ShortcutListener(shortcut=Shortcut.PROJECT_NEW, handle=handle)
