"""The fields that forms are made of, and how their state is read. Pure.

A field's name is its block id and its action id, so that a fault in it can be shown beside it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from bot.blocks import PLACEHOLDER_LENGTH, TITLE_LENGTH, Block, plain_text
from bot.ids import Form
from bot.text import Language, Line, say

LABEL_LENGTH = 2000
HINT_LENGTH = 2000
OPTION_LENGTH = 75

_CHANNEL = re.compile(r"[CG][A-Z0-9]{1,30}")


# What comes back with a form may be so long.
ABOUT_LENGTH = 3000


def modal(
    form: Form, language: Language, fields: Sequence[Block], *, about: str = "", submit: str = "form.submit"
) -> Block:
    """`about` comes back with the form: what it is about, where no field says it; `submit` is what sends it off."""
    return {
        "private_metadata": about,
        "type": "modal",
        "callback_id": form,
        "title": plain_text(say(f"form.{form}.heading", language), TITLE_LENGTH),
        "submit": plain_text(say(submit, language), TITLE_LENGTH),
        "close": plain_text(say("form.close", language), TITLE_LENGTH),
        "blocks": list(fields),
    }


def read_about(about: str | None) -> Mapping[str, Any]:
    """What came back with a form that says it in JSON; nothing where it does not."""
    try:
        loaded = json.loads(about or "{}")
    except ValueError:
        return {}
    return loaded if isinstance(loaded, Mapping) else {}


def write_about(about: Mapping[str, str | int | None]) -> str:
    """What is to come back with a form, in JSON; only what there is to say."""
    said = {name: value for name, value in about.items() if value is not None}
    return json.dumps(said) if said else ""


def seal(filled: object) -> str:
    """Tells what was filled in from anything else, and holds nothing that was typed.

    A form that comes back with the seal of what stands in it has shown what just this would move.
    """
    return hashlib.sha256(repr(filled).encode()).hexdigest()


def field(
    form: Form, name: str, element: Block, *, language: Language, optional: bool = False, hint: bool = False
) -> Block:
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain_text(say(f"form.{form}.{name}", language), LABEL_LENGTH),
        "element": {**element, "action_id": name},
        "optional": optional,
    }
    if hint:
        block["hint"] = plain_text(say(f"form.{form}.{name}_hint", language), HINT_LENGTH)
    return block


def text_input(initial: str | None, *, limit: int) -> Block:
    element: Block = {"type": "plain_text_input", "max_length": limit}
    if initial:
        element["initial_value"] = initial[:limit]
    return element


def number_input(initial: int | None, *, limit: int, least: int = 1) -> Block:
    element: Block = {
        "type": "number_input",
        "is_decimal_allowed": False,
        "min_value": str(least),
        "max_value": str(limit),
    }
    if initial is not None and least <= initial <= limit:
        element["initial_value"] = str(initial)
    return element


def datepicker(initial: date | None) -> Block:
    return {"type": "datepicker"} | ({"initial_date": initial.isoformat()} if initial else {})


def timepicker(initial: time | None) -> Block:
    return {"type": "timepicker"} | ({"initial_time": initial.strftime("%H:%M")} if initial else {})


def option(label: Line, value: str, *, description: Line = ()) -> Block:
    """Texts longer than Slack takes hold typed text, such as a project's title: they end in an ellipsis."""
    built: Block = {"text": _fitting(label), "value": value}
    return built | ({"description": _fitting(description)} if description else {})


def _fitting(line: Line) -> Block:
    text = plain_text(line, 10 * OPTION_LENGTH)
    if len(text["text"]) > OPTION_LENGTH:
        text["text"] = text["text"][: OPTION_LENGTH - 1] + "…"
    return text


def option_group(label: Line, options: Sequence[Block]) -> Block:
    """Options under what they are."""
    return {"label": plain_text(label, OPTION_LENGTH), "options": list(options)}


def static_select(options: Sequence[Block], initial: str | None) -> Block:
    element: Block = {"type": "static_select", "options": list(options)}
    return element | _chosen(options, initial)


def grouped_select(groups: Sequence[Block], initial: str | None) -> Block:
    element: Block = {"type": "static_select", "option_groups": list(groups)}
    return element | _chosen([each for group in groups for each in group["options"]], initial)


def _chosen(options: Sequence[Block], initial: str | None) -> Block:
    chosen = [each for each in options if each["value"] == initial]
    return {"initial_option": chosen[0]} if chosen else {}


def multi_static_select(options: Sequence[Block], initial: Sequence[str]) -> Block:
    element: Block = {"type": "multi_static_select", "options": list(options)}
    chosen = [each for each in options if each["value"] in initial]
    return element | ({"initial_options": chosen} if chosen else {})


def external_select(initial: Block | None, *, min_query_length: int, placeholder: Line) -> Block:
    element: Block = {
        "type": "external_select",
        "min_query_length": min_query_length,
        "placeholder": plain_text(placeholder, PLACEHOLDER_LENGTH),
    }
    return element | ({"initial_option": initial} if initial else {})


def users_select(initial: str | None) -> Block:
    return {"type": "users_select"} | ({"initial_user": initial} if initial else {})


def multi_users_select(initial: Sequence[str]) -> Block:
    return {"type": "multi_users_select"} | ({"initial_users": list(initial)} if initial else {})


def channel_select(initial: str | None) -> Block:
    """Any channel of our own, public or private, but no conversation between people."""
    element: Block = {
        "type": "conversations_select",
        "filter": {
            "include": ["public", "private"],
            "exclude_external_shared_channels": True,
            "exclude_bot_users": True,
        },
    }
    return element | ({"initial_conversation": initial} if initial else {})


# -- reading what came back

_VALUES = ("value", "selected_date", "selected_time", "selected_user", "selected_conversation")


def values(view: Mapping[str, Any]) -> dict[str, Any]:
    """Each field's value by its name: text, an ISO day, an option's value, an id or a list of ids, or None."""
    state = view.get("state", {}).get("values", {})
    return {name: _value(next(iter(actions.values()), {})) for name, actions in state.items()}


def _value(element: Mapping[str, Any]) -> Any:
    if "selected_option" in element:
        return (element["selected_option"] or {}).get("value")
    if "selected_options" in element:
        return [each.get("value") for each in element["selected_options"] or ()]
    if "selected_users" in element:
        return element["selected_users"]
    return next((element[key] for key in _VALUES if element.get(key) is not None), None)


def read_number(text: str | None) -> int | None:
    return int(text) if text else None


def read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read_channel(chosen: object) -> str | None:
    """What comes back can be forged: what has not the form of a channel's id is none."""
    return chosen if isinstance(chosen, str) and _CHANNEL.fullmatch(chosen) else None


def read_time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
