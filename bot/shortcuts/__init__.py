"""Every shortcut there is. A new one is a file and a name here, and an entry in the manifest."""

from __future__ import annotations

from bot.asked import ShortcutListener
from bot.shortcuts import project_new

SHORTCUTS: tuple[ShortcutListener, ...] = (project_new.SHORTCUT,)
