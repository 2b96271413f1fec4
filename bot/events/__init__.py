"""Every event that is listened to. A new one is a file and a name here, and a subscription in the manifest."""

from __future__ import annotations

from bot.events import home_opened
from bot.listeners.event import EventListener

EVENTS: tuple[EventListener, ...] = (home_opened.EVENT,)
