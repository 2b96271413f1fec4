"""Lines as Slack's rich_text, in which nothing that was typed is read as markup; and how long what is shown is."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import Any

from bot.text import Channel, Line, Link, Person, Piece, Strong


def rich_text(element: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [element]}


def under_each_other(lines: tuple[Line, ...]) -> Line:
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        pieces.extend(["\n", *line] if number else line)
    return tuple(pieces)


def elements(line: Line) -> list[dict[str, Any]]:
    return [_element(piece) for piece in line if piece != ""]


def _element(piece: Piece) -> dict[str, Any]:
    match piece:
        case Person():
            return {"type": "user", "user_id": piece.account_id}
        case Channel():
            return {"type": "channel", "channel_id": piece.channel_id}
        case Link():
            return {"type": "link", "url": piece.url, "text": piece.label}
        case Strong():
            return {"type": "text", "text": piece.text, "style": {"bold": True}}
    return {"type": "text", "text": piece}


def text_length(value: object) -> int:
    """The characters of all text in blocks, with &, < and > as long as Slack keeps them."""
    if isinstance(value, Mapping):
        return sum(
            len(html.escape(part, quote=False)) if key == "text" and isinstance(part, str) else text_length(part)
            for key, part in value.items()
        )
    if isinstance(value, Iterable) and not isinstance(value, str):
        return sum(text_length(part) for part in value)
    return 0


def lines_length(lines: Iterable[Line]) -> int:
    """The same of lines that are to stand in blocks."""
    return sum(text_length(elements(line)) for line in lines)


def first_that_fit(lines: Iterable[Line], room: int) -> tuple[Line, ...]:
    """As many of the first lines as have no more characters than this, counted as in `text_length`."""
    fitting: list[Line] = []
    for line in lines:
        room -= lines_length([line])
        if room < 0:
            break
        fitting.append(line)
    return tuple(fitting)
