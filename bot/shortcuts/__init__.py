"""Every shortcut there is. A new one is a file and a name here, and an entry in the manifest."""

from __future__ import annotations

from bot.asked import ShortcutListener
from bot.shortcuts import message_deadline, project_new

SHORTCUTS: tuple[ShortcutListener, ...] = (message_deadline.SHORTCUT, project_new.SHORTCUT)
