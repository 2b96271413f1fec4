"""Gives back what somebody has typed, to copy and send again, where nothing came of it."""

from __future__ import annotations

from bot.blocks import Message, Paragraph, message
from bot.text import Language, Strong, say
from bot.words.tokens import unescaped, visible

# Longer than anything that can be registered.
MOST = 2000


def render(told: Message, slash: str, typed: str, language: Language) -> Message:
    """After what was told. A bare command needs no copying."""
    words = visible(unescaped(typed)).strip()[:MOST]
    if not words:
        return told
    given = message(Paragraph((say("error.typed", language), (Strong(f"{slash} {words}"),))))
    return Message(f"{told.text}\n{given.text}", (*told.blocks, *given.blocks))
