"""Somebody speaks to the bot in a channel: a question is answered in a thread, everything else to them alone."""

from __future__ import annotations

from bot.conversation import reply
from bot.listeners.event import EventListener
from bot.listeners.talk import excuse, spoken_to

EVENT = EventListener(type="app_mention", handle=spoken_to(reply), excuse=excuse)
