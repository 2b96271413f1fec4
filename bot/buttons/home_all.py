"""The whole of a list of which the Home tab shows the beginning."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, OpenForm, PickListener
from bot.ids import Action
from bot.messages.home import Section, whole
from services.home_page import page_of


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:  # noqa: ARG001 - there is no row
    section = Section(chosen) if chosen in set(Section) else Section.COMING
    return OpenForm(whole(page_of(desk.division, asked.actor.account_id), section, asked.language))


PICK = PickListener(action=Action.HOME_ALL, handle=handle)
