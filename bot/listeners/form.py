"""Forms: a submitted one becomes a card, or shows its faults under its fields; a searching select gets options."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack

from bot.asked import FieldErrors, FormListener, Found, OptionGroups, PushView
from bot.blocks import Message, sentence, shown
from bot.listeners.front_desk import FrontDesk, Guard
from bot.listeners.payload import Body, first_input, user_id
from bot.messages.refusal import line
from bot.text import Language, plain, say
from services.running_refusal import StaleChoice


def listen_to_submission(front: FrontDesk, form: FormListener) -> Callable[[Body, Ack], None]:
    # Bolt hands a listener what its parameters are named after.
    def listener(body: Body, ack: Ack) -> None:
        answer: dict[str, Any] = {}
        language = front.languages.default
        with Guard(front, body) as guard:
            language = front.languages.of_person(user_id(body))
            refused = front.refused(body)
            answer = _whole_fault(body, refused, language) if refused else _answer(front, form, body)
        if guard.sentence:
            answer = _whole_fault(body, guard.sentence, language)
        ack(**answer)
        front.wake_homes()

    return listener


def listen_to_stale(front: FrontDesk) -> Callable[[Body, Ack], None]:
    """For forms that nothing reads any more; a card that only shows something has nothing to send."""

    def listener(body: Body, ack: Ack) -> None:
        language = front.languages.default
        with Guard(front, body):
            language = front.languages.of_person(user_id(body))
        ack(**_whole_fault(body, sentence(line(StaleChoice(), language)), language))

    return listener


def _answer(front: FrontDesk, form: FormListener, body: Body) -> dict[str, Any]:
    view = body["view"]
    told = json.dumps([view.get("id"), view.get("state")], sort_keys=True)
    answer = form.handle(front.asked(body, text=told), front.desk, view)
    if isinstance(answer, FieldErrors):
        return {"response_action": "errors", "errors": {name: plain(line) for name, line in answer.errors.items()}}
    action = "push" if isinstance(answer, PushView) else "update"
    return {"response_action": action, "view": answer.view}


def _whole_fault(body: Body, told: Message, language: Language) -> dict[str, Any]:
    """Under the first field; where there is none, on top of the form. What was filled in stays either way."""
    field = first_input(body["view"])
    if field:
        return {"response_action": "errors", "errors": {field: told.text}}
    card = shown(say("form.card.heading", language), say("form.back", language), told.blocks)
    return {"response_action": "push", "view": card}


def listen_to_options(front: FrontDesk, form: FormListener) -> Callable[[Body, Ack], None]:
    """No options for whoever may see nothing, or when something failed."""

    def listener(body: Body, ack: Ack) -> None:
        found: Found = []
        with Guard(front, body):
            if not front.refused(body):
                asked = front.asked(body, text="")
                found = form.options[body["action_id"]](asked, front.desk, str(body.get("value") or ""))
        if isinstance(found, OptionGroups) and found.groups:
            ack(option_groups=found.groups)
        else:
            ack(options=[] if isinstance(found, OptionGroups) else found)

    return listener
