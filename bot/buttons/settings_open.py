"""Opens the form for what people settle for themselves."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.forms.settings import build
from bot.ids import Action
from services.personal import settings_of


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:  # noqa: ARG001 - it is about whoever presses it
    settings = settings_of(desk.division, asked.actor.account_id)
    return OpenForm(build(settings, asked.language, usual=desk.division.timetable.reminder_time))


BUTTON = ButtonListener(action=Action.SETTINGS_OPEN, handle=handle)
