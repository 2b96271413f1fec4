"""Cursor pagination: a cursor is opaque to the app, and its end is an empty string."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def page(things: Sequence[Thing], *, cursor: str, limit: int) -> tuple[list[Thing], str] | None:
    """One page and the cursor of the next; None for a cursor that was never handed out."""
    start = _decode(cursor) if cursor else 0
    if start is None or start > len(things):
        return None
    end = start + max(1, limit)
    return list(things[start:end]), _encode(end) if end < len(things) else ""


def _encode(index: int) -> str:
    return base64.urlsafe_b64encode(f"next:{index}".encode()).decode()


def _decode(cursor: str) -> int | None:
    try:
        word, _, index = base64.urlsafe_b64decode(cursor).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return int(index) if word == "next" and index.isdecimal() else None
