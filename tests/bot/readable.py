"""Messages and views as text that a native speaker can review: blocks from the top down, then the text beside.

`# ` is a heading, `*bold*` bold, `~ ` small print, `[ x ]` a button with what a screen reader says after it,
`[ x ▾ ]` a menu with its choices, or a choice of people, and `[x]` a box that is ticked. `|` stands between the
cells of a table, whose caption stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from bot.blocks import Block, Message


def message_text(message: Message) -> str:
    return "\n".join([*_blocks(message.blocks), "", "--- in notifications ---", message.text, ""])


def view_text(view: Block) -> str:
    """A Home tab has neither title nor buttons of its own."""
    closing = [f"[ {view[name]['text']} ]" for name in ("submit", "close") if name in view]
    title = [f"# {view['title']['text']}", ""] if "title" in view else []
    return "\n".join([*title, *_blocks(view["blocks"]), "", " ".join(closing), ""])


def _blocks(blocks: Any) -> Iterator[str]:
    for block in blocks:
        match block["type"]:
            case "header":
                yield f"# {block['text']['text']}"
            case "rich_text":
                yield from chain.from_iterable(map(_rich, block["elements"]))
            case "data_table":
                yield from _table(block)
            case "context":
                yield "~ " + " ".join(element["text"] for element in block["elements"])
            case "section" | "actions":
                yield from _pressed(block)
            case "input":
                yield from _field(block)
            case _:
                yield "-" * 20


def _pressed(block: Block) -> Iterator[str]:
    """A line with its button beside it, or a row of buttons."""
    if block["type"] == "actions":
        yield from _actions(block["elements"])
    else:
        yield f"{block['text']['text']}  {_control(block['accessory'])}"


def _table(block: Block) -> Iterator[str]:
    yield f"[{block['caption']}]"
    yield from ("| " + " | ".join(map(_cell, row)) + " |" for row in block["rows"])


def _cell(cell: Block) -> str:
    return "".join(chain.from_iterable(map(_rich, cell["elements"]))) if "elements" in cell else str(cell["text"])


def _rich(element: Block) -> Iterator[str]:
    if element["type"] == "rich_text_list":
        yield from ("• " + _leaves(item).replace("\n", "\n  ") for item in element["elements"])
    else:
        yield _leaves(element)


def _leaves(section: Block) -> str:
    return "".join(map(_leaf, section["elements"]))


def _leaf(leaf: Block) -> str:
    match leaf["type"]:
        case "user":
            return f"@{leaf['user_id']}"
        case "channel":
            return f"#{leaf['channel_id']}"
        case "link":
            return f"{leaf['text']} <{leaf['url']}>"
    return f"*{leaf['text']}*" if leaf.get("style", {}).get("bold") else str(leaf["text"])


def _actions(elements: list[Block]) -> Iterator[str]:
    """Buttons and menus beside each other, boxes under each other."""
    beside = [element for element in elements if element["type"] != "checkboxes"]
    if beside:
        yield " ".join(map(_control, beside))
    for element in elements:
        if element["type"] == "checkboxes":
            ticked = element.get("initial_options", ())
            yield from (
                f"[{'x' if option in ticked else ' '}] {option['text']['text']}" for option in element["options"]
            )


def _control(element: Block) -> str:
    if element["type"] == "button":
        spoken = element.get("accessibility_label")
        return f"[ {element['text']['text']} ]" + (f" ({spoken})" if spoken else "")
    choices = " | ".join(option["text"]["text"] for option in element.get("options", ()))
    return f"[ {element['placeholder']['text']} ▾ ]" + (f" ({choices})" if choices else "")


def _field(block: Block) -> Iterator[str]:
    element = block["element"]
    yield f"{block['label']['text']}{'' if block['optional'] else ' *'}  <{element['type']}>"
    if "placeholder" in element:
        yield f"    ({element['placeholder']['text']})"
    for group in element.get("option_groups", [element]):
        if "label" in group:
            yield f"    {group['label']['text']}:"
        for option in group.get("options", ()):
            chosen = "x" if option == element.get("initial_option") else " "
            yield f"    ({chosen}) {option['text']['text']}"
    initial = next((element[key] for key in sorted(element) if key.startswith("initial_")), None)
    if initial is not None and not {"options", "option_groups"} & set(element):
        yield f"    = {initial['text']['text'] if isinstance(initial, dict) else initial}"
    if "hint" in block:
        yield f"    ~ {block['hint']['text']}"
