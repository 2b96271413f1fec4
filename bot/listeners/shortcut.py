"""Shortcuts: each opens a form. Whoever may not use one reads why in a form of its own.

Where Slack opens neither, the sentence comes another way.
"""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, Respond

from bot.asked import OpenForm, ShortcutListener
from bot.blocks import Message, shown
from bot.listeners.front_desk import FrontDesk, Guard
from bot.listeners.payload import Body, chosen_message, user_id
from bot.listeners.telling import respond_to, tell
from bot.text import Language, say


def listen(front: FrontDesk, shortcut: ShortcutListener) -> Callable[[Body, Ack, Respond], None]:
    # Bolt hands a listener what its parameters are named after.
    def listener(body: Body, ack: Ack, respond: Respond) -> None:
        failed: Message | None = None
        language = front.languages.default
        with Guard(front, body) as guard:
            language = front.languages.of_person(user_id(body))
            refused = front.refused(body)
            failed = _shown(front, refused, body, language) if refused else _opened(front, shortcut, body, language)
        if guard.sentence:
            failed = _shown(front, guard.sentence, body, language)
        ack()
        if failed:
            _tell(front, failed, body, respond)

    return listener


def _opened(front: FrontDesk, shortcut: ShortcutListener, body: Body, language: Language) -> Message | None:
    """What is still to be said where Slack has not opened the form."""
    message = chosen_message(body)
    form = shortcut.handle(front.asked(body, text=message.text), front.desk, message)
    return front.open(form, body, language)


def _shown(front: FrontDesk, told: Message, body: Body, language: Language) -> Message | None:
    """The same of a sentence."""
    card = shown(say("form.card.heading", language), say("form.done", language), told.blocks)
    return told if front.open(OpenForm(card), body, language) else None


def _tell(front: FrontDesk, message: Message, body: Body, respond: Respond) -> None:
    """Only a shortcut of a message has a response_url."""
    if not (body.get("response_url") and respond_to(message, respond)):
        tell(front, message, user_id(body))
