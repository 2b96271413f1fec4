"""Boxes to tick: what was done shows in the box itself, and in every message about it.

Slack tells which boxes are ticked now. Which of them the person has just changed is the difference to what they were
shown, so that somebody with an old message undoes nothing that others have ticked since.
"""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, Respond

from bot.asked import Asked, BoxesAnswer, BoxesListener, Reply
from bot.ids import read_item_value, read_list_name
from bot.listeners.front_desk import FrontDesk
from bot.listeners.payload import Body, is_for_everyone
from bot.listeners.press import listen as listen_to_press
from services.running_refusal import StaleChoice


def listen(front: FrontDesk, row: BoxesListener) -> Callable[[Body, Ack, Respond], None]:
    def handle(asked: Asked, body: Body) -> Reply | None:
        action = body["actions"][0]
        shown = read_list_name(action.get("block_id"))
        selected = [read_item_value(option.get("value")) for option in action.get("selected_options") or ()]
        if shown is None or not all(value and value[0] == shown[0] for value in selected):
            raise StaleChoice
        row_id, was_ticked = shown
        is_ticked = frozenset(value[1] for value in selected if value)
        answer = row.handle(asked, front.desk, row_id, is_ticked - was_ticked, was_ticked - is_ticked)
        return _reply(answer, body)

    return listen_to_press(front, handle, refreshes=True)


def _reply(answer: BoxesAnswer, body: Body) -> Reply | None:
    """A message that everyone sees is brought up to date; an answer to one person, or a form, is shown anew."""
    if is_for_everyone(body) and not body.get("view"):
        return Reply(answer.note) if answer.note else None
    return Reply(answer.card, replaces=True) if answer.card else None
