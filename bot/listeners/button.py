"""Buttons whose value names a row."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, Respond

from bot.asked import Asked, ButtonAnswer, ButtonListener
from bot.ids import read_value
from bot.listeners.front_desk import FrontDesk
from bot.listeners.payload import Body
from bot.listeners.press import listen as listen_to_press
from services.running_refusal import StaleChoice


def listen(front: FrontDesk, button: ButtonListener) -> Callable[[Body, Ack, Respond], None]:
    def handle(asked: Asked, body: Body) -> ButtonAnswer:
        row_id = read_value(body["actions"][0].get("value"))
        if row_id is None:
            raise StaleChoice
        return button.handle(asked, front.desk, row_id)

    return listen_to_press(front, handle)


def listen_to_stale(front: FrontDesk) -> Callable[[Body, Ack, Respond], None]:
    """For buttons of messages that are older than what they could do."""

    def handle(_asked: Asked, _body: Body) -> ButtonAnswer:
        raise StaleChoice

    return listen_to_press(front, handle)
