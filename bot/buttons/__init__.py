"""Every button there is, every choice, and every row of boxes. A new one is a file and a name here."""

from __future__ import annotations

from bot.asked import BoxesListener, ButtonListener, PickListener
from bot.buttons import (
    administration_edit,
    administration_look,
    call_edit,
    call_new,
    call_remove,
    checklist_tick,
    contact_confirm,
    contact_edit,
    contact_history,
    coordinator_name,
    deadline_done,
    deadline_edit,
    deadline_later,
    deadline_take_back,
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
    administration_edit.BUTTON,
    call_edit.BUTTON,
    call_new.BUTTON,
    call_remove.BUTTON,
    contact_confirm.BUTTON,
    contact_edit.BUTTON,
    contact_history.BUTTON,
    deadline_done.BUTTON,
    deadline_edit.BUTTON,
    deadline_take_back.BUTTON,
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
    administration_look.PICK,
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
