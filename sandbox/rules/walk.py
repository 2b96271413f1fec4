"""Ways through blocks that several rules and the people's side need: actionable elements, and all text."""

from collections.abc import Iterator, Sequence
from typing import Any

JsonObject = dict[str, Any]


def elements_of(block: JsonObject) -> Iterator[JsonObject]:
    """The interactive elements of one block."""
    parts = [block.get("accessory"), block.get("element"), *_listed(block)]
    for element in parts:
        if isinstance(element, dict) and element.get("type") not in {None, "image", "plain_text", "mrkdwn"}:
            yield element


def all_elements(blocks: Sequence[JsonObject]) -> Iterator[tuple[JsonObject, JsonObject]]:
    """Every (block, element) pair, from the top down."""
    for block in blocks:
        for element in elements_of(block):
            yield block, element


def _listed(block: JsonObject) -> Sequence[Any]:
    if block.get("type") not in {"actions", "context_actions"}:
        return ()
    elements = block.get("elements")
    return elements if isinstance(elements, list) else ()


def text_length(value: Any) -> int:
    """Characters of text that a reader would see in `value`, whatever its depth."""
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(text_length(part) for part in value.values())
    if isinstance(value, list | tuple):
        return sum(map(text_length, value))
    return 0
