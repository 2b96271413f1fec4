"""Every button there is, every choice, and every row of boxes. A new one is a file and a name here."""

from __future__ import annotations

from bot.asked import BoxesListener, ButtonListener, PickListener
from bot.buttons import (
    checklist_tick,
    contact_confirm,
    coordinator_name,
    deadline_done,
    deadline_later,
    deadline_undo,
    help_show,
    history_page,
    home_all,
    list_share,
    mobilities_page,
    mobility_new,
    mobility_show,
    period_confirm,
    project_new,
    project_show,
    projects_page,
    receipt_add,
    search_page,
    settings_open,
)

BUTTONS: tuple[ButtonListener, ...] = (
    contact_confirm.BUTTON,
    deadline_done.BUTTON,
    deadline_undo.BUTTON,
    help_show.BUTTON,
    mobility_new.BUTTON,
    mobility_show.BUTTON,
    project_new.BUTTON,
    project_show.BUTTON,
    receipt_add.BUTTON,
    settings_open.BUTTON,
)

PICKS: tuple[PickListener, ...] = (
    coordinator_name.PICK,
    deadline_later.PICK,
    history_page.PICK,
    home_all.PICK,
    list_share.PICK,
    mobilities_page.PICK,
    period_confirm.PICK,
    projects_page.PICK,
    search_page.PICK,
)

BOXES: tuple[BoxesListener, ...] = (checklist_tick.BOXES,)
