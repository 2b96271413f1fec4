"""Buttons: acknowledged at once, answered through the response_url or, within a form, in its place.

Anyone who sees a message can press its buttons, perhaps years later: the value only names a row, and the
service asks for permission each time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus

from slack_bolt import Ack, Respond

from bot.asked import ButtonListener, OpenForm, Reply
from bot.blocks import Message, sentence, shown
from bot.ids import read_value
from bot.listeners.front_desk import FrontDesk, Guard, ephemeral
from bot.listeners.payload import Body, is_for_everyone, user_id
from bot.messages import refusal as refusal_message
from bot.slack_errors import NO_ANSWER, error_name
from bot.text import Language, say
from services.refusal import Refusal

logger = logging.getLogger(__name__)


def listen(front: FrontDesk, button: ButtonListener) -> Callable[[Body, Ack, Respond], None]:
    # Bolt hands a listener what its parameters are named after.
    def listener(body: Body, ack: Ack, respond: Respond) -> None:
        reply: Reply | None = None
        language = front.languages.default
        with Guard(front, body) as guard:
            language = front.languages.of_person(user_id(body))
            refused = front.refused(body)
            reply = Reply(refused) if refused else _answer(front, button, body)
        if guard.sentence:
            reply = Reply(guard.sentence)
        ack()
        if reply:
            show(front, reply, body, language=language, respond=respond)

    return listener


def listen_to_stale(front: FrontDesk) -> Callable[[Body, Ack, Respond], None]:
    """For buttons of messages that are older than what they could do."""

    def listener(body: Body, ack: Ack, respond: Respond) -> None:
        language = front.languages.default
        with Guard(front, body):
            language = front.languages.of_person(user_id(body))
        ack()
        stale = Reply(sentence(say("error.stale_button", language)))
        show(front, stale, body, language=language, respond=respond)

    return listener


def _answer(front: FrontDesk, button: ButtonListener, body: Body) -> Reply | None:
    """What to say; None where a form was opened instead."""
    action = body["actions"][0]
    asked = front.asked(body, text=f"{action.get('action_id')} {action.get('value')}")
    row_id = read_value(action.get("value"))
    if row_id is None:
        return Reply(sentence(say("error.stale_button", asked.language)))
    try:
        answer = button.handle(asked, front.desk, row_id)
    except Refusal as refusal:
        return Reply(refusal_message.render(refusal, asked.language, example=None))
    if isinstance(answer, Reply):
        return answer
    failed = front.open(answer, body, asked.language)
    return Reply(failed) if failed else None


def show(front: FrontDesk, reply: Reply, body: Body, *, language: Language, respond: Respond) -> None:
    """Gives an answer to whoever pressed something. Only what needs Slack's API is left to do here."""
    if body.get("view"):
        # A form has no response_url: the answer takes its place.
        card = shown(say("form.card.heading", language), say("form.done", language), reply.message.blocks)
        front.open(OpenForm(card), body, language)
    else:
        _respond(reply.message, respond, replaces=reply.replaces and not is_for_everyone(body))
    if reply.replaces:
        front.background.submit(front.refresh)


def _respond(message: Message, respond: Respond, *, replaces: bool) -> None:
    """Needs no membership of the channel. Bolt's respond never raises for a refusal, so its answer is looked at."""
    try:
        answered = respond(**ephemeral(message), replace_original=replaces)
    except NO_ANSWER as error:
        logger.warning("a response_url could not be reached: %s", error_name(error))
        return
    if answered.status_code != HTTPStatus.OK:
        logger.warning("a response_url answered %s", answered.status_code)
