"""Somebody looks at our Home tab, or at our direct messages, which Slack tells the same way."""

from __future__ import annotations

from bot.listeners.event import EventListener
from bot.listeners.front_desk import FrontDesk
from bot.listeners.payload import Body, event_of, user_id


def handle(front: FrontDesk, body: Body) -> None:
    if event_of(body).get("tab") == "home":
        front.home_opened(user_id(body))


EVENT = EventListener(type="app_home_opened", handle=handle)
