"""Every button there is, and every row of boxes. A new one is a file and a name here."""

from __future__ import annotations

from bot.asked import BoxesListener, ButtonListener
from bot.buttons import checklist_tick, deadline_done, mobility_new, project_new, project_show

BUTTONS: tuple[ButtonListener, ...] = (
    deadline_done.BUTTON,
    mobility_new.BUTTON,
    project_new.BUTTON,
    project_show.BUTTON,
)

BOXES: tuple[BoxesListener, ...] = (checklist_tick.BOXES,)
