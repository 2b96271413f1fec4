"""What buttons, choices and boxes share: the work, the ack, then the answer through the response_url or in the form.

Anyone who sees a message can press what is in it, perhaps years later: its values only name rows, and the service
asks for permission each time.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from slack_bolt import Ack, Respond

from bot.asked import Asked, OpenForm, Reply
from bot.blocks import Block, shown
from bot.listeners.front_desk import FrontDesk, Guard
from bot.listeners.payload import Body, is_being_filled_in, is_for_everyone, user_id
from bot.listeners.telling import respond_to, tell
from bot.messages import refusal as refusal_message
from bot.text import Language, say
from bot.view_blocks import for_view
from services.refusal import Refusal

# What an action says that tells one press from another.
_TELLING = ("action_id", "block_id", "value", "selected_option", "selected_user", "selected_options")


Handle = Callable[[Asked, Body], Reply | OpenForm | None]


def listen(front: FrontDesk, handle: Handle, *, refreshes: bool = False) -> Callable[[Body, Ack, Respond], None]:
    """`handle` gives None where there is nothing to say; it may raise a Refusal.

    With `refreshes`, messages are brought up to date whatever the answer; else only where it replaces something.
    """

    # Bolt hands a listener what its parameters are named after.
    def listener(body: Body, ack: Ack, respond: Respond) -> None:
        reply: Reply | None = None
        language = front.languages.default
        with Guard(front, body) as guard:
            language = front.languages.of_person(user_id(body))
            refused = front.refused(body)
            reply = Reply(refused) if refused else _answer(front, handle, body)
        if guard.sentence:
            reply = Reply(guard.sentence)
        ack()
        if reply:
            _show(front, reply, body, language=language, respond=respond)
        if refreshes or (reply and reply.replaces):
            front.background.submit(front.refresh)
        front.wake_homes()

    return listener


def _answer(front: FrontDesk, handle: Handle, body: Body) -> Reply | None:
    """What to say; None where nothing is to be said or a form was opened instead."""
    asked = front.asked(body, text=_told(body["actions"][0]))
    try:
        answer = handle(asked, body)
    except Refusal as refusal:
        return Reply(refusal_message.render(refusal, asked.language, example=None))
    if isinstance(answer, OpenForm):
        failed = front.open(answer, body, asked.language)
        return Reply(failed) if failed else None
    return answer


def _told(action: Block) -> str:
    return json.dumps([action.get(name) for name in _TELLING])


def _show(front: FrontDesk, reply: Reply, body: Body, *, language: Language, respond: Respond) -> None:
    """Gives an answer to whoever pressed something. Only what needs Slack's API is left to do here."""
    if body.get("view"):
        # A view has no response_url: the answer opens over a Home tab or a form, or takes a card's place.
        close = say("form.back" if is_being_filled_in(body) else "form.done", language)
        card = shown(say("form.card.heading", language), close, for_view(reply.message.blocks))
        is_shown = front.open(OpenForm(card), body, language) is None
    else:
        is_shown = respond_to(reply.message, respond, replaces=reply.replaces and not is_for_everyone(body))
    if not is_shown:
        tell(front, reply.message, user_id(body))
