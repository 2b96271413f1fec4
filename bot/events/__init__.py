"""Every event that is listened to. A new one is a file and a name here, and a subscription in the manifest."""

from __future__ import annotations

from bot.events import app_mention, home_opened, member_joined_channel, message
from bot.listeners.event import EventListener

EVENTS: tuple[EventListener, ...] = (
    app_mention.EVENT,
    home_opened.EVENT,
    member_joined_channel.EVENT,
    message.EVENT,
)
