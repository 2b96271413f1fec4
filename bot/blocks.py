"""From parts to a message: each part gives both its Block Kit block and its words in the plain text beside it.

Typed text is only ever put into `rich_text` and `plain_text` objects, in which Slack reads no markup.
Limits are Slack's; a part that breaks one is a bug and raises ValueError.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from bot.ids import Action, Form, action_id
from bot.rich_text import elements, rich_text, text_length, under_each_other
from bot.text import Line, mrkdwn, plain

Block = dict[str, Any]

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
HEADER_LENGTH = 150
NOTE_LENGTH = 2000
ROW_LENGTH = 3000
BUTTON_LENGTH = 75
BUTTONS = 25
TABLE_ROWS = 100
TABLE_LENGTH = 10_000
BOXES = 10
PLACEHOLDER_LENGTH = 150
TITLE_LENGTH = 24
CONFIRM_TITLE_LENGTH = 100
CONFIRM_QUESTION_LENGTH = 300
CONFIRM_LENGTH = 30

# chat.update takes no longer text than this, and every message must be open to an update.
TEXT_LENGTH = 4000

# What may stand in a message's blocks altogether, short of the total at which Slack refuses it.
BLOCKS_TEXT_LENGTH = 12_000

_HALF_A_SIGN = re.compile(r"(?:&[a-z]*|<[^>]*)\Z")


@dataclass(frozen=True, slots=True)
class Heading:
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines under each other."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; the first column says what a row is about. A message has one table at most.

    A number stands for itself. In plain words each row is a line, and each number has its column's name.
    """

    caption: Line
    header: tuple[Line, ...]
    rows: tuple[tuple[Line | int, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """What Slack asks before it passes a press on; `deny` leaves everything as it is."""

    title: Line
    question: Line
    confirm: Line
    deny: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    action: Action
    label: Line
    value: str
    accessibility_label: Line | None = None
    style: Literal["primary", "danger"] | None = None
    confirm: Confirm | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing of a list, with the button that opens it beside it; `name` tells the block from the others."""

    name: str
    line: Line
    button: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """Choices that open under a word; each is a label and the value that comes back."""

    action: Action
    placeholder: Line
    choices: tuple[tuple[Line, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Buttons:
    """Buttons, and menus among them. `name` tells the block from the others of its message."""

    name: str
    buttons: tuple[Button | Menu, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A choice among all people; `name` says which row it is about, as in `handover.12`."""

    name: str
    action: Action
    placeholder: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    label: Line
    value: str
    is_ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """Things to tick, under each other; `name` tells the block from the others of its message."""

    name: str
    action: Action
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    pass


Part = Heading | Paragraph | Bullets | Table | Note | Row | Buttons | Boxes | People | Divider


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted or answered: blocks, and the same in plain words for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...]


def message(*parts: Part) -> Message:
    """Raises ValueError where Slack would refuse the message. Its `text` may be cut: the blocks have it all."""
    built = blocks(parts)
    length = text_length(built)
    _require(len(built) <= MESSAGE_BLOCKS, f"{len(built)} blocks in a message")
    _require(length <= BLOCKS_TEXT_LENGTH, f"{length} characters in blocks")
    return Message(cut("\n".join(filter(None, (_words(part) for part in parts)))), built)


def cut(text: str) -> str:
    """Text as long as Slack takes it, which ends neither in half a mention nor in half a sign."""
    if len(text) <= TEXT_LENGTH:
        return text
    return _HALF_A_SIGN.sub("", text[: TEXT_LENGTH - 1]) + "…"


def sentence(line: Line) -> Message:
    """A message of one line."""
    return message(Paragraph((line,)))


def blocks(parts: tuple[Part, ...]) -> tuple[Block, ...]:
    return tuple(_block(part) for part in parts)


def card_modal(title: Line, close: Line, *parts: Part) -> Block:
    """A modal that only shows something."""
    return shown(title, close, blocks(parts))


def last_card(title: Line, close: Line, *parts: Part) -> Block:
    """The same as the end of it all: closing it closes the forms beneath, too."""
    return {**card_modal(title, close, *parts), "clear_on_close": True}


def shown(title: Line, close: Line, built: tuple[Block, ...]) -> Block:
    """The same from blocks that are built already; of a message's, none may be a table."""
    _require(len(built) <= VIEW_BLOCKS, f"{len(built)} blocks in a modal")
    return {
        "type": "modal",
        "callback_id": Form.SHOWN,
        "title": plain_text(title, TITLE_LENGTH),
        "close": plain_text(close, TITLE_LENGTH),
        "blocks": list(built),
    }


def home_view(*parts: Part) -> Block:
    """A Home tab. Raises ValueError where Slack would refuse it."""
    built = blocks(parts)
    _require(len(built) <= VIEW_BLOCKS, f"{len(built)} blocks in a Home tab")
    return {"type": "home", "blocks": list(built)}


def plain_text(line: Line, limit: int) -> Block:
    """Text without markup; emoji codes stay as they are typed."""
    text = plain(line)
    _require(len(text) <= limit, f"{len(text)} characters where {limit} fit: {text!r}")
    return {"type": "plain_text", "text": text, "emoji": False}


def _require(holds: bool, fault: str) -> None:  # noqa: FBT001 - the condition is the point
    if not holds:
        raise ValueError(fault)


def _block(part: Part) -> Block:
    match part:
        case Heading():
            return {"type": "header", "text": plain_text(part.line, HEADER_LENGTH)}
        case Paragraph() | Bullets():
            return rich_text(_lines(part))
        case Table():
            return _table(part)
        case Note():
            return {"type": "context", "elements": [plain_text(part.line, NOTE_LENGTH)]}
        case Row():
            text, button = plain_text(part.line, ROW_LENGTH), _button(part.button, place=0)
            return {"type": "section", "block_id": part.name, "text": text, "accessory": button}
        case Buttons() | People() | Boxes():
            return {"type": "actions", "block_id": part.name, "elements": _actions(part)}
        case Divider():
            return {"type": "divider"}


def _actions(part: Buttons | People | Boxes) -> list[Block]:
    match part:
        case Buttons():
            _require(0 < len(part.buttons) <= BUTTONS, f"{len(part.buttons)} buttons")
            return _buttons(part.buttons)
        case Boxes():
            _require(0 < len(part.boxes) <= BOXES, f"{len(part.boxes)} boxes")
            return [_checkboxes(part)]
        case People():
            placeholder = plain_text(part.placeholder, PLACEHOLDER_LENGTH)
            return [{"type": "users_select", "action_id": str(part.action), "placeholder": placeholder}]


def _table(part: Table) -> Block:
    """Every row has a cell in every column, and no cell is empty: Slack wants both."""
    _require(0 < len(part.rows) <= TABLE_ROWS, f"{len(part.rows)} rows in a table")
    rows = [[_cell((plain(line),)) for line in part.header]]
    rows.extend([_cell(cell) for cell in row] for row in part.rows)
    _require({len(row) for row in rows} == {len(part.header)}, "rows of a table differ in length")
    _require(text_length(rows) <= TABLE_LENGTH, f"{text_length(rows)} characters in a table")
    return {
        "type": "data_table",
        "caption": plain(part.caption),
        "rows": rows,
        "page_size": len(part.rows),
        "row_header_column_index": 0,
    }


def _cell(cell: Line | int) -> Block:
    """Raw text is read as it stands, without any markup; what is more than text needs rich text."""
    if isinstance(cell, int):
        return {"type": "raw_number", "value": cell, "text": str(cell)}
    if all(isinstance(piece, str) for piece in cell):
        return {"type": "raw_text", "text": plain(cell) or "–"}
    return rich_text({"type": "rich_text_section", "elements": elements(cell)})


def _lines(part: Paragraph | Bullets) -> Block:
    if isinstance(part, Paragraph):
        return {"type": "rich_text_section", "elements": elements(under_each_other(part.lines))}
    sections = [{"type": "rich_text_section", "elements": elements(item)} for item in part.items]
    return {"type": "rich_text_list", "style": "bullet", "elements": sections}


def _buttons(buttons: tuple[Button | Menu, ...]) -> list[Block]:
    """Those of one action are numbered in their order."""
    seen: Counter[Action] = Counter()
    built = []
    for button in buttons:
        place = seen[button.action]
        built.append(_menu(button, place=place) if isinstance(button, Menu) else _button(button, place=place))
        seen[button.action] += 1
    return built


def _checkboxes(part: Boxes) -> Block:
    options = [{"text": plain_text(box.label, BUTTON_LENGTH), "value": box.value} for box in part.boxes]
    ticked = [option for option, box in zip(options, part.boxes, strict=True) if box.is_ticked]
    built: Block = {"type": "checkboxes", "action_id": str(part.action), "options": options}
    return built | ({"initial_options": ticked} if ticked else {})


def _menu(menu: Menu, *, place: int) -> Block:
    return {
        "type": "static_select",
        "action_id": action_id(menu.action, place),
        "placeholder": plain_text(menu.placeholder, PLACEHOLDER_LENGTH),
        "options": [{"text": plain_text(label, BUTTON_LENGTH), "value": value} for label, value in menu.choices],
    }


def _button(button: Button, *, place: int) -> Block:
    built: Block = {
        "type": "button",
        "action_id": action_id(button.action, place),
        "text": plain_text(button.label, BUTTON_LENGTH),
        "value": button.value,
    }
    if button.accessibility_label:
        built["accessibility_label"] = plain(button.accessibility_label)[:BUTTON_LENGTH]
    if button.style:
        built["style"] = button.style
    if button.confirm:
        built["confirm"] = _confirmation(button.confirm)
    return built


def _confirmation(confirm: Confirm) -> Block:
    return {
        "title": plain_text(confirm.title, CONFIRM_TITLE_LENGTH),
        "text": plain_text(confirm.question, CONFIRM_QUESTION_LENGTH),
        "confirm": plain_text(confirm.confirm, CONFIRM_LENGTH),
        "deny": plain_text(confirm.deny, CONFIRM_LENGTH),
    }


def _words(part: Part) -> str:
    """A part in the plain text: buttons, and what is ticked, are left out, since nobody can press them there."""
    match part:
        case Heading() | Note() | Row():
            return mrkdwn(part.line)
        case Paragraph():
            return "\n".join(mrkdwn(line) for line in part.lines)
        case Bullets():
            return "\n".join(f"• {mrkdwn(item)}" for item in part.items)
        case Table():
            return "\n".join(f"• {_row_in_words(part.header, row)}" for row in part.rows)
        case Boxes():
            return "\n".join(f"• {mrkdwn(box.label)}" for box in part.boxes if not box.is_ticked)
    return ""


def _row_in_words(header: tuple[Line, ...], row: tuple[Line | int, ...]) -> str:
    cells = (
        f"{plain(name)} {cell}" if isinstance(cell, int) else mrkdwn(cell)
        for name, cell in zip(header, row, strict=True)
    )
    return " · ".join(filter(None, cells))
