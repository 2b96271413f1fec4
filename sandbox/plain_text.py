"""Messages and views as the text a person reads: names instead of ids, buttons in brackets."""

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sandbox.directory import Directory
from sandbox.forms import VALUE_NAMES, current_state
from sandbox.messages import JsonObject, Message
from sandbox.views import View

_MARKUP = re.compile(r"<([@#!]?)([^|>]*)(?:\|([^>]*))?>")


class PlainText:
    """Reads with the names of one workspace."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._blocks: Mapping[str, Callable[[JsonObject], str]] = {
            "section": self._section,
            "header": lambda block: self._text(block["text"]),
            "context": lambda block: " ".join(map(self._element, block["elements"])),
            "divider": lambda _: "---",
            "image": lambda block: f"[image: {block['alt_text']}]",
            "actions": lambda block: " ".join(map(self._element, block["elements"])),
            "context_actions": lambda block: " ".join(map(self._element, block["elements"])),
            "input": self._input,
            "rich_text": self._rich_text,
            "markdown": lambda block: str(block["text"]),
            "table": self._table,
            "data_table": lambda block: f"{block['caption']}\n{self._table(block)}",
            "alert": lambda block: self._text(block["text"]),
        }

    def read(self, thing: Message | View) -> str:
        """All that is visible, one line per block or more. Blocks hide a message's fallback text."""
        if isinstance(thing, View):
            return self._view(thing)
        parts = [self.blocks(thing.blocks) if thing.blocks else self.mrkdwn(thing.text)]
        parts += [f"[file: {file['name']}]" for file in thing.files]
        return "\n".join(part for part in parts if part)

    def blocks(self, blocks: Iterable[JsonObject]) -> str:
        lines = (self._blocks[block["type"]](block) for block in blocks)
        return "\n".join(line for line in lines if line)

    def mrkdwn(self, text: str) -> str:
        """mrkdwn without its markup for people, channels and links; emphasis stays as typed."""
        return html.unescape(_MARKUP.sub(self._reference, text))

    def _view(self, view: View) -> str:
        state = current_state(view.blocks, view.state)
        lines = [view.title] if view.title else []
        for block in view.blocks:
            lines.append(self.blocks([block]))
            lines += [f"  {shown}" for shown in map(self._value, state.get(block["block_id"], {}).values()) if shown]
        buttons = [view.content[name]["text"] for name in ("submit", "close") if view.content.get(name)]
        lines.append(" ".join(f"[{label}]" for label in buttons))
        return "\n".join(line for line in lines if line)

    def _value(self, state: JsonObject) -> str:
        value = state[VALUE_NAMES[state["type"]]]
        if value in (None, "", []):
            return ""
        values = value if isinstance(value, list) else [value]
        return ", ".join(map(self._one_value, values))

    def _one_value(self, value: Any) -> str:
        if isinstance(value, dict):
            return self._text(value["text"]) if "text" in value else str(value.get("name", ""))
        return self._name(str(value))

    def _reference(self, match: re.Match[str]) -> str:
        sign, target, label = match.groups()
        if sign in {"@", "#"}:
            return self._name(target)
        if sign == "!":
            return label or f"@{target.partition('^')[0]}"
        return f"{label} ({target})" if label and label != target else target

    def _name(self, slack_id: str) -> str:
        """@name or #name for an id; anything else comes back as it is."""
        user = self._directory.find_user(slack_id) if slack_id[:1] in {"U", "W"} else None
        if user:
            return f"@{user.name}"
        channel = self._directory.find_channel(slack_id) if slack_id[:1] == "C" else None
        return f"#{channel.name}" if channel else slack_id

    def _text(self, text: JsonObject) -> str:
        return self.mrkdwn(text["text"]) if text["type"] == "mrkdwn" else str(text["text"])

    def _section(self, block: JsonObject) -> str:
        parts = [self._text(block["text"])] if "text" in block else []
        parts += [self._text(field) for field in block.get("fields", ())]
        if "accessory" in block:
            parts.append(self._element(block["accessory"]))
        return "\n".join(parts)

    def _input(self, block: JsonObject) -> str:
        label = self._text(block["label"]) + ("" if block.get("optional") else " *")
        return f"{label} ({self._text(block['hint'])})" if "hint" in block else label

    def _element(self, element: JsonObject) -> str:
        kind = element["type"]
        if kind in {"mrkdwn", "plain_text"}:
            return self._text(element)
        if kind == "image":
            return f"[image: {element['alt_text']}]"
        if kind == "overflow":
            return f"[{' / '.join(self._text(option['text']) for option in element['options'])}]"
        if kind == "checkboxes":
            return "\n".join(self._boxes(element))
        if "text" in element:
            return f"[{self._text(element['text'])}]"
        placeholder = element.get("placeholder", {}).get("text", kind)
        return f"[{placeholder}]"

    def _boxes(self, element: JsonObject) -> list[str]:
        """Each on a line of its own, as they stand under each other."""
        ticked = [option["value"] for option in element.get("initial_options", ())]
        return [
            f"[{'x' if option['value'] in ticked else ' '}] {self._text(option['text'])}"
            for option in element["options"]
        ]

    def _table(self, block: JsonObject) -> str:
        return "\n".join(" | ".join(map(self._cell, row)) for row in block["rows"])

    def _cell(self, cell: JsonObject) -> str:
        return self._rich_text(cell) if cell["type"] == "rich_text" else str(cell["text"])

    def _rich_text(self, block: JsonObject) -> str:
        return "\n".join(map(self._rich_part, block["elements"]))

    def _rich_part(self, part: JsonObject) -> str:
        if part["type"] == "rich_text_list":
            signs = _list_signs(part)
            return "\n".join(
                f"{sign} {self._leaves(item['elements'])}" for sign, item in zip(signs, part["elements"], strict=True)
            )
        return self._leaves(part["elements"])

    def _leaves(self, leaves: Sequence[JsonObject]) -> str:
        return "".join(map(self._leaf, leaves))

    def _leaf(self, leaf: JsonObject) -> str:
        kind = leaf["type"]
        if kind == "user":
            return self._name(leaf["user_id"])
        if kind == "channel":
            return self._name(leaf["channel_id"])
        if kind == "link":
            return self.mrkdwn(f"<{leaf['url']}|{leaf.get('text', '')}>")
        if kind == "emoji":
            return f":{leaf['name']}:"
        if kind == "broadcast":
            return f"@{leaf['range']}"
        return str(leaf.get("text") or leaf.get("fallback") or leaf.get("value") or "")


def _list_signs(part: JsonObject) -> list[str]:
    count, first = len(part["elements"]), part.get("offset", 0) + 1
    return [f"{first + index}." for index in range(count)] if part["style"] == "ordered" else ["•"] * count
