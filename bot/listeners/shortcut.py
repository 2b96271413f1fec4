"""Shortcuts: each opens a form. Whoever may not use one reads why in a form of its own."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack

from bot.asked import OpenForm, ShortcutListener
from bot.blocks import Message, shown
from bot.listeners.front_desk import FrontDesk, Guard
from bot.listeners.payload import Body, chosen_message, user_id
from bot.text import Language, say


def listen(front: FrontDesk, shortcut: ShortcutListener) -> Callable[[Body, Ack], None]:
    # Bolt hands a listener what its parameters are named after.
    def listener(body: Body, ack: Ack) -> None:
        language = front.languages.default
        with Guard(front, body) as guard:
            language = front.languages.of_person(user_id(body))
            refused = front.refused(body)
            front.open(_card(refused, language) if refused else _form(front, shortcut, body), body, language)
        if guard.sentence:
            front.open(_card(guard.sentence, language), body, language)
        ack()

    return listener


def _form(front: FrontDesk, shortcut: ShortcutListener, body: Body) -> OpenForm:
    message = chosen_message(body)
    return shortcut.handle(front.asked(body, text=message.text), front.desk, message)


def _card(message: Message, language: Language) -> OpenForm:
    return OpenForm(shown(say("form.card.heading", language), say("form.done", language), message.blocks))
