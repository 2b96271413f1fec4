"""What a message shows, for a window or a Home tab: Slack takes tables in messages alone. Pure."""

from __future__ import annotations

from bot.blocks import Block
from bot.rich_text import rich_text

# Between two cells of a row.
_BETWEEN: Block = {"type": "text", "text": " · "}

_NOTHING = "–"


def for_view(built: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, with the rows of a table as a list."""
    return tuple(_as_list(block) if block["type"] == "data_table" else block for block in built)


def _as_list(table: Block) -> Block:
    header, *rows = table["rows"]
    lines = [{"type": "rich_text_section", "elements": _line(header, row)} for row in rows]
    return rich_text({"type": "rich_text_list", "style": "bullet", "elements": lines})


def _line(header: list[Block], row: list[Block]) -> list[Block]:
    shown: list[Block] = []
    for name, cell in zip(header, row, strict=True):
        if cell.get("text") == _NOTHING:
            continue
        shown += [*([_BETWEEN] if shown else []), *_elements(name["text"], cell)]
    return shown


def _elements(name: str, cell: Block) -> list[Block]:
    """A number says nothing without the name of its column."""
    match cell["type"]:
        case "raw_number":
            return [{"type": "text", "text": f"{name} {cell['text']}"}]
        case "raw_text":
            return [{"type": "text", "text": cell["text"]}]
    return list(cell["elements"][0]["elements"])
