"""Choices: from a menu, of a person, or a button that says more than a row."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, Respond

from bot.asked import Asked, ButtonAnswer, PickListener
from bot.blocks import Block
from bot.ids import read_item_value, read_named_row, read_page_value, read_typed_value
from bot.listeners.front_desk import FrontDesk
from bot.listeners.payload import Body
from bot.listeners.press import listen as listen_to_press
from services.running_refusal import StaleChoice


def listen(front: FrontDesk, pick: PickListener) -> Callable[[Body, Ack, Respond], None]:
    def handle(asked: Asked, body: Body) -> ButtonAnswer:
        chosen = _chosen(body["actions"][0])
        if chosen is None:
            raise StaleChoice
        return pick.handle(asked, front.desk, *chosen)

    return listen_to_press(front, handle)


def _chosen(action: Block) -> tuple[int, str] | None:
    """The row, or page, and what was chosen for it; None for anything that we have not written."""
    if person := action.get("selected_user"):
        row_id = read_named_row(action.get("block_id"))
        return None if row_id is None else (row_id, str(person))
    value = (action.get("selected_option") or action).get("value")
    return read_item_value(value) or read_page_value(value) or read_typed_value(value)
