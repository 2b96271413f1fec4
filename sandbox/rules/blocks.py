"""Rules that look at several blocks at once: ids that must differ, sums over a message, matching options."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sandbox.rules.kinds import Items, Problem, Spot
from sandbox.rules.table import (
    ANY_BLOCK,
    LONGEST_MARKDOWN,
    LONGEST_TABLE,
    MOST_MESSAGE_BLOCKS,
    MOST_TABLES,
)
from sandbox.rules.walk import elements_of, text_length


def message_block_problems(blocks: Any, at: Spot) -> Iterator[Problem]:
    """What is wrong with the blocks of a message."""
    yield from Items(ANY_BLOCK, 0, MOST_MESSAGE_BLOCKS).problems(blocks, at)
    if isinstance(blocks, list):
        objects = [block for block in blocks if isinstance(block, dict)]
        yield from shared_problems(objects, at)
        yield from _sums(objects, at)


def shared_problems(blocks: Sequence[dict[str, Any]], at: Spot) -> Iterator[Problem]:
    """What messages and views have in common beyond single blocks."""
    yield from _repeated("block_id", blocks, at)
    for index, block in enumerate(blocks):
        spot = at.into(index)
        elements = list(elements_of(block))
        yield from _repeated("action_id", elements, spot)
        for element in elements:
            yield from _foreign_initial(element, spot)
        yield from _ragged(block, spot)


def _repeated(name: str, things: Sequence[dict[str, Any]], at: Spot) -> Iterator[Problem]:
    counts = Counter(str(thing[name]) for thing in things if thing.get(name))
    for value, count in counts.items():
        if count > 1:
            yield at.problem(f"duplicate_{name}", f"{name} {value} is used {count} times")


def _foreign_initial(element: dict[str, Any], at: Spot) -> Iterator[Problem]:
    """An initial option has to equal one of the options, to the last character."""
    groups = element.get("option_groups") or [element]
    offered = [option for group in groups if isinstance(group, dict) for option in group.get("options") or ()]
    if not offered:
        return
    initial = [element["initial_option"]] if "initial_option" in element else element.get("initial_options") or ()
    for option in initial:
        if option not in offered:
            yield at.problem("unknown_initial_option", "an initial option is not among the options")


def _ragged(block: dict[str, Any], at: Spot) -> Iterator[Problem]:
    rows = block.get("rows") if block.get("type") in {"table", "data_table"} else None
    if not isinstance(rows, list):
        return
    if len({len(row) for row in rows if isinstance(row, list)}) > 1 and block["type"] == "data_table":
        yield at.problem("ragged_rows", "all rows must have the same number of cells")
    if text_length(rows) > LONGEST_TABLE:
        yield at.problem("too_long", f"a table holds no more than {LONGEST_TABLE} characters")


def _sums(blocks: Sequence[dict[str, Any]], at: Spot) -> Iterator[Problem]:
    tables = [block for block in blocks if block.get("type") in {"table", "data_table"}]
    if len(tables) > MOST_TABLES:
        yield at.problem("only_one_table_allowed", "a message holds one table")
    markdown = text_length([block for block in blocks if block.get("type") == "markdown"])
    if markdown > LONGEST_MARKDOWN:
        yield at.problem("too_long", f"markdown blocks hold {LONGEST_MARKDOWN} characters together, not {markdown}")
