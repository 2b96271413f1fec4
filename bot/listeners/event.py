"""Events: what happens in Slack without anybody asking us by a command or a button. Acknowledged by Bolt at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.blocks import Message
from bot.listeners.front_desk import FrontDesk, Guard
from bot.listeners.payload import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class EventListener:
    """What to do about an event of a type, given all that Slack tells with it.

    `excuse` says a sentence to whoever waits for an answer when that has failed.
    """

    type: str
    handle: Callable[[FrontDesk, Body], None]
    excuse: Callable[[FrontDesk, Body, Message], None] | None = None


def listen(front: FrontDesk, event: EventListener) -> Callable[[Body], None]:
    # Bolt hands a listener what its parameters are named after.
    def listener(body: Body) -> None:
        with Guard(front, body) as guard:
            event.handle(front, body)
        if guard.sentence and event.excuse:
            event.excuse(front, body, guard.sentence)
        front.wake_homes()

    return listener
