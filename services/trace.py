"""Where an error happened, without what it says: a message may repeat what somebody typed."""

from __future__ import annotations

import traceback


def trace(error: BaseException) -> str:
    """The types and places of an error and its causes, the first cause first."""
    parts = []
    each: BaseException | None = error
    while each is not None:
        parts.append("".join(traceback.format_tb(each.__traceback__)) + type(each).__qualname__)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "\nwhich led to\n".join(reversed(parts))
