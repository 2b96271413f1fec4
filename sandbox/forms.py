"""What stands in a form: the state of each element, before and after a person fills it in.

Slack names the value differently for every element; the two tables below are that naming.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sandbox.accounts import Channel, User
from sandbox.messages import JsonObject
from sandbox.rules.walk import all_elements

State = dict[str, dict[str, JsonObject]]

VALUE_NAMES: Mapping[str, str] = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "file_input": "files",
}

_LISTS = frozenset(name for name in VALUE_NAMES if name.startswith("multi_")) | {"checkboxes", "file_input"}


def initial_state(blocks: Sequence[JsonObject]) -> State:
    """The state of a form that nobody has touched."""
    state: State = {}
    for block, element in all_elements(blocks):
        kind = element["type"]
        if kind in VALUE_NAMES:
            value = element.get(f"initial_{VALUE_NAMES[kind].removeprefix('selected_').removeprefix('rich_text_')}")
            empty: Any = [] if kind in _LISTS else None
            state.setdefault(block["block_id"], {})[element["action_id"]] = {
                "type": kind,
                VALUE_NAMES[kind]: empty if value is None else value,
            }
    return state


def current_state(blocks: Sequence[JsonObject], kept: Mapping[str, Mapping[str, JsonObject]]) -> State:
    """The initial state with what the person has filled in so far, as far as the elements still exist."""
    state = initial_state(blocks)
    for block_id, elements in state.items():
        for action_id, initial in elements.items():
            known = kept.get(block_id, {}).get(action_id)
            if known is not None and known["type"] == initial["type"]:
                elements[action_id] = dict(known)
    return state


def filled(element: JsonObject, value: Any) -> JsonObject:
    """The state of an element into which a person has put `value`: text, an option's value or label, a date."""
    kind = element["type"]
    if kind in _LISTS:
        values = value if isinstance(value, list | tuple | set | frozenset) else [value]
        return {"type": kind, VALUE_NAMES[kind]: [_one(element, each) for each in values]}
    return {"type": kind, VALUE_NAMES[kind]: None if value is None else _one(element, value)}


def find_option(element: JsonObject, wanted: Any) -> JsonObject:
    """An option by its value or by the label a person reads."""
    offered = list(options_of(element))
    for option in offered:
        if wanted in (option, option.get("value"), option["text"]["text"]):
            return option
    if element["type"].endswith("external_select") and isinstance(wanted, dict):
        return wanted
    raise LookupError(f"no option {wanted!r} among {[option['text']['text'] for option in offered]}")


def options_of(element: JsonObject) -> Iterator[JsonObject]:
    for group in element.get("option_groups") or [element]:
        yield from group.get("options", ())


def _one(element: JsonObject, value: Any) -> Any:
    if VALUE_NAMES[element["type"]].startswith("selected_option"):
        return find_option(element, value)
    if isinstance(value, User | Channel):
        return value.id
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if VALUE_NAMES[element["type"]] == "value" else value
