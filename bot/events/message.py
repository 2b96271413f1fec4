"""Somebody writes to the bot in direct messages. Slack tells us of no others."""

from __future__ import annotations

from bot.conversation import reply
from bot.listeners.event import EventListener
from bot.listeners.talk import excuse, spoken_to

EVENT = EventListener(type="message", handle=spoken_to(reply), excuse=excuse)
