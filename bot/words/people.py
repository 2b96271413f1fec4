"""Finds the people among words. Pure."""

from __future__ import annotations

import re

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")


def people_and_rest(text: str) -> tuple[tuple[str, ...], str]:
    """Everybody who is mentioned, each once in their order, and the words without them."""
    people = tuple(dict.fromkeys(_MENTION.findall(text)))
    return people, " ".join(_MENTION.sub(" ", text).split())
