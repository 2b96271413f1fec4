"""Filling a form in as a person would, and what Slack's client refuses before it sends anything."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.forms import VALUE_NAMES, State, current_state, filled
from sandbox.messages import JsonObject
from sandbox.rules.walk import all_elements
from sandbox.views import View

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"https?://\S+")
_MISSING = "Please complete this required field."


def fill(view: View, values: Mapping[str, Any]) -> State:
    """The state after putting `values` in.

    Keys are action ids, block ids, or block ids with a mapping of action ids. A key that matches nothing is
    an error: a form that ignores a value would hide a mistake in the test.
    """
    state = current_state(view.blocks, view.state)
    unused = set(values)
    for block, element in all_elements(view.blocks):
        if element["type"] not in VALUE_NAMES:
            continue
        for key, value in _matching(block["block_id"], element["action_id"], values):
            state[block["block_id"]][element["action_id"]] = filled(element, value)
            unused.discard(key)
    if unused:
        raise LookupError(f"the form has no field {', '.join(sorted(unused))}; it has {_field_names(view)}")
    return state


def client_errors(view: View, state: State) -> dict[str, str]:
    """What the client tells a person, by block id; empty if the form may be sent."""
    errors: dict[str, str] = {}
    for block, element in all_elements(view.blocks):
        if block["type"] != "input":
            continue
        value = state[block["block_id"]][element["action_id"]][VALUE_NAMES[element["type"]]]
        sentence = _complaint(element, value, is_optional=bool(block.get("optional")))
        if sentence:
            errors[block["block_id"]] = sentence
    return errors


def _matching(block_id: str, action_id: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    nested = values.get(block_id)
    if isinstance(nested, Mapping) and action_id in nested:
        yield block_id, nested[action_id]
    elif block_id in values:
        yield block_id, nested
    elif action_id in values:
        yield action_id, values[action_id]


def _field_names(view: View) -> str:
    return ", ".join(
        f"{block['block_id']}/{element['action_id']}"
        for block, element in all_elements(view.blocks)
        if element["type"] in VALUE_NAMES
    )


def _complaint(element: JsonObject, value: Any, *, is_optional: bool) -> str:
    if value in (None, "", []):
        return "" if is_optional else _MISSING
    kind = element["type"]
    if kind == "plain_text_input":
        return _length_complaint(element, value)
    if kind == "number_input":
        return _number_complaint(element, value)
    if kind == "email_text_input" and not _EMAIL.fullmatch(value):
        return "Please enter a valid email address."
    if kind == "url_text_input" and not _URL.fullmatch(value):
        return "Please enter a valid URL."
    return ""


def _length_complaint(element: JsonObject, value: str) -> str:
    longest, shortest = element.get("max_length", 3000), element.get("min_length", 0)
    if len(value) > longest:
        return f"Please use no more than {longest} characters."
    return f"Please use at least {shortest} characters." if len(value) < shortest else ""


def _number_complaint(element: JsonObject, value: str) -> str:
    pattern = r"-?\d+(\.\d+)?" if element.get("is_decimal_allowed") else r"-?\d+"
    if not re.fullmatch(pattern, value):
        return "Please enter a number."
    if float(value) < float(element.get("min_value", "-inf")):
        return f"Please enter {element['min_value']} or more."
    if float(value) > float(element.get("max_value", "inf")):
        return f"Please enter {element['max_value']} or less."
    return ""
