"""Slash commands: the answer travels with the ack."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack

from bot.asked import Asked, OpenForm, Reply
from bot.blocks import Message
from bot.commands.help import after_unknown
from bot.listeners.front_desk import FrontDesk, Guard, ephemeral
from bot.listeners.payload import Body
from bot.messages import refusal as refusal_message
from bot.messages import typed as typed_message
from bot.router import UnknownVerb, example_for, route, run
from bot.text import Language
from services.refusal import Refusal

# What has no more words than these is soon typed anew.
FEW_WORDS = 3


def listen(front: FrontDesk) -> Callable[[Body, Ack], None]:
    # Bolt hands a listener what its parameters are named after.
    def listener(body: Body, ack: Ack) -> None:
        answer: Message | None = None
        with Guard(front, body) as guard:
            answer = front.refused(body) or _answer(front, body)
        if guard.sentence:
            answer = _with_what_was_typed(guard.sentence, body, front.languages.default)
        ack(**ephemeral(answer)) if answer else ack()
        front.wake_homes()

    return listener


def _answer(front: FrontDesk, body: Body) -> Message | None:
    """What to say; None where a form was opened instead."""
    text = str(body.get("text") or "")
    asked = front.asked(body, text=text)
    answer = _handled(front, asked, str(body["command"]), text=text)
    if not isinstance(answer, OpenForm):
        return answer
    failed = front.open(answer, body, asked.language)
    return _with_what_was_typed(failed, body, asked.language) if failed else None


def _with_what_was_typed(told: Message, body: Body, language: Language) -> Message:
    """Slack empties the line once a command is sent: whoever has to try again need not type it anew."""
    return typed_message.render(told, str(body["command"]), str(body.get("text") or ""), language)


def _handled(front: FrontDesk, asked: Asked, slash: str, *, text: str) -> Message | OpenForm:
    desk = front.desk
    try:
        command, words = route(desk.commands, slash, text)
    except UnknownVerb as unknown:
        return after_unknown(desk, slash, unknown, asked.language)
    try:
        answer = run(command, asked, desk, words)
    except Refusal as refusal:
        told = refusal_message.render(refusal, asked.language, example=example_for(command, asked.language))
        is_given_back = len(text.split()) > FEW_WORDS and refusal_message.is_worth_another_try(refusal)
        return typed_message.render(told, slash, text, asked.language) if is_given_back else told
    return answer.message if isinstance(answer, Reply) else answer
