"""The whole of a list of which the Home tab shows the beginning, and the pages of it."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, Desk, OpenForm, PickListener
from bot.ids import Action
from bot.messages.home import whole
from bot.messages.paging import PAGE
from services.home_page import Section, section_of


def handle(asked: Asked, desk: Desk, page: int, chosen: str) -> ButtonAnswer:
    section = Section(chosen) if chosen in set(Section) else Section.COMING
    shown = section_of(desk.division, asked.actor.account_id, section, limit=PAGE, page=page)
    return OpenForm(whole(shown, section, asked.today, asked.language))


PICK = PickListener(action=Action.HOME_ALL, handle=handle)
