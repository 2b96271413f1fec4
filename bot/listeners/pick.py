"""Choices: from a menu, of a person, or a button that says more than a row. Answered as buttons are."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, Respond

from bot.asked import PickListener, Reply
from bot.blocks import Block, sentence
from bot.ids import read_item_value, read_named_row, read_page_value
from bot.listeners.button import show
from bot.listeners.front_desk import FrontDesk, Guard
from bot.listeners.payload import Body, user_id
from bot.messages import refusal as refusal_message
from bot.text import say
from services.refusal import Refusal


def listen(front: FrontDesk, pick: PickListener) -> Callable[[Body, Ack, Respond], None]:
    # Bolt hands a listener what its parameters are named after.
    def listener(body: Body, ack: Ack, respond: Respond) -> None:
        reply: Reply | None = None
        language = front.languages.default
        with Guard(front, body) as guard:
            language = front.languages.of_person(user_id(body))
            refused = front.refused(body)
            reply = Reply(refused) if refused else _answer(front, pick, body)
        if guard.sentence:
            reply = Reply(guard.sentence)
        ack()
        if reply:
            show(front, reply, body, language=language, respond=respond)

    return listener


def _answer(front: FrontDesk, pick: PickListener, body: Body) -> Reply | None:
    """What to say; None where a form was opened instead."""
    action = body["actions"][0]
    chosen = _chosen(action)
    asked = front.asked(body, text=f"{action.get('action_id')} {chosen}")
    if chosen is None:
        return Reply(sentence(say("error.stale_button", asked.language)))
    try:
        answer = pick.handle(asked, front.desk, *chosen)
    except Refusal as refusal:
        return Reply(refusal_message.render(refusal, asked.language, example=None))
    if isinstance(answer, Reply):
        return answer
    failed = front.open(answer, body, asked.language)
    return Reply(failed) if failed else None


def _chosen(action: Block) -> tuple[int, str] | None:
    """The row, or page, and what was chosen for it; None for anything that we have not written."""
    if person := action.get("selected_user"):
        row_id = read_named_row(action.get("block_id"))
        return None if row_id is None else (row_id, str(person))
    value = (action.get("selected_option") or action).get("value")
    return read_item_value(value) or read_page_value(value)
