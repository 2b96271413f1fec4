"""`/muistutus asetukset`: my language, leave, deputy and summaries, in one form."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, OpenForm
from bot.forms.settings import build
from services.personal import settings_of


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:  # noqa: ARG001 - every command takes its words
    return OpenForm(build(settings_of(desk.division, asked.actor.account_id), asked.language))


COMMAND = Command(name="settings", slash="/muistutus", verb="settings", handle=handle)
