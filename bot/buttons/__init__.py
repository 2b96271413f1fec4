"""Every button there is, every choice, and every row of boxes. A new one is a file and a name here."""

from __future__ import annotations

from bot.asked import BoxesListener, ButtonListener, PickListener
from bot.buttons import (
    card_menu,
    checklist_tick,
    contact_confirm,
    coordinator_name,
    deadline_done,
    deadline_later,
    deadline_undo,
    edit_confirm,
    history_page,
    list_share,
    mobilities_page,
    mobility_new,
    mobility_restore,
    project_close,
    project_edit,
    project_new,
    project_remove,
    project_show,
    projects_page,
    receipt_add,
    search_page,
)

BUTTONS: tuple[ButtonListener, ...] = (
    contact_confirm.BUTTON,
    deadline_done.BUTTON,
    deadline_undo.BUTTON,
    edit_confirm.CANCEL,
    mobility_new.BUTTON,
    mobility_restore.BUTTON,
    project_edit.BUTTON,
    project_edit.MOBILITY_BUTTON,
    project_new.BUTTON,
    project_remove.BUTTON,
    project_remove.RESTORE,
    project_show.BUTTON,
    receipt_add.BUTTON,
)

PICKS: tuple[PickListener, ...] = (
    card_menu.MOBILITY_PICK,
    card_menu.PROJECT_PICK,
    coordinator_name.PICK,
    deadline_later.PICK,
    edit_confirm.PICK,
    history_page.PICK,
    list_share.PICK,
    mobilities_page.PICK,
    project_close.PICK,
    projects_page.PICK,
    search_page.PICK,
)

BOXES: tuple[BoxesListener, ...] = (checklist_tick.BOXES,)
