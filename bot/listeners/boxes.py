"""Boxes to tick: acknowledged at once; what was done shows in the box itself, and in every message about it.

Slack tells which boxes are ticked now. Which of them the person has just changed is the difference to what they were
shown, so that somebody with an old message undoes nothing that others have ticked since.
"""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, Respond

from bot.asked import BoxesAnswer, BoxesListener, Reply
from bot.blocks import sentence
from bot.ids import read_item_value, read_list_name
from bot.listeners.button import show
from bot.listeners.front_desk import FrontDesk, Guard
from bot.listeners.payload import Body, is_for_everyone, user_id
from bot.messages import refusal as refusal_message
from bot.text import say
from services.refusal import Refusal


def listen(front: FrontDesk, row: BoxesListener) -> Callable[[Body, Ack, Respond], None]:
    # Bolt hands a listener what its parameters are named after.
    def listener(body: Body, ack: Ack, respond: Respond) -> None:
        reply: Reply | None = None
        language = front.languages.default
        with Guard(front, body) as guard:
            language = front.languages.of_person(user_id(body))
            refused = front.refused(body)
            reply = Reply(refused) if refused else _answer(front, row, body)
        if guard.sentence:
            reply = Reply(guard.sentence)
        ack()
        if reply:
            show(front, reply, body, language=language, respond=respond)
        front.background.submit(front.refresh)

    return listener


def _answer(front: FrontDesk, row: BoxesListener, body: Body) -> Reply | None:
    """What to say; None where the boxes themselves say it."""
    action = body["actions"][0]
    options = action.get("selected_options") or ()
    asked = front.asked(body, text=f"{action.get('action_id')} {[option.get('value') for option in options]}")
    shown = read_list_name(action.get("block_id"))
    selected = [read_item_value(option.get("value")) for option in options]
    if shown is None or not all(value and value[0] == shown[0] for value in selected):
        return Reply(sentence(say("error.stale_button", asked.language)))
    row_id, was_ticked = shown
    is_ticked = frozenset(value[1] for value in selected if value)
    try:
        answer = row.handle(asked, front.desk, row_id, is_ticked - was_ticked, was_ticked - is_ticked)
    except Refusal as refusal:
        return Reply(refusal_message.render(refusal, asked.language, example=None))
    return _reply(answer, body)


def _reply(answer: BoxesAnswer, body: Body) -> Reply | None:
    """A message that everyone sees is brought up to date; an answer to one person, or a form, is shown anew."""
    if is_for_everyone(body) and not body.get("view"):
        return Reply(answer.note) if answer.note else None
    return Reply(answer.card, replaces=True) if answer.card else None
