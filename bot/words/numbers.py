"""Reads small numbers, in figures or in words. Pure."""

from __future__ import annotations

import re

from bot.words.vocabulary import find_code, phrases

# Finnish inflects figures after a colon: 3:n päivän päästä.
_FIGURES = re.compile(r"(\d{1,3})(?::[a-z]{1,5})?", re.ASCII)

# Beyond these people write figures.
_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def read_count(word: str) -> int | None:
    """3, 3:n, kolmen, tre, three; None for any other word."""
    if match := _FIGURES.fullmatch(word):
        return int(match[1])
    code = find_code(word, phrases("number", _IN_WORDS))
    return _IN_WORDS.index(code) + 1 if code else None
