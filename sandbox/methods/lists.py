"""The shape that all paginated answers share."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sandbox.methods.call import Answer, Call, SlackError
from sandbox.paging import page

Thing = TypeVar("Thing")


def listed(
    call: Call,
    name: str,
    things: Sequence[Thing],
    describe: Callable[[Thing], object],
    *,
    default_limit: int = 100,
) -> Answer:
    """One page of `things` under `name`, with the cursor of the next page."""
    limit = min(call.arguments.number("limit", default_limit), 1000)
    found = page(things, cursor=call.arguments.text("cursor"), limit=limit)
    if found is None:
        raise SlackError("invalid_cursor")
    items, cursor = found
    return {name: [describe(item) for item in items], "response_metadata": {"next_cursor": cursor}}
