"""A part of a list, and how long the whole of it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Line]):
    """A page of it, counted from 0, and how many lines there are in all."""

    lines: tuple[Line, ...]
    count: int
    page: int = 0


def page_within(page: int, count: int, limit: int) -> int:
    """The page, or the last one where there are fewer: a list may have become shorter since somebody looked."""
    return min(page, max(0, (count - 1) // limit))
