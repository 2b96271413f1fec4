"""What can be typed, with examples to copy."""

from __future__ import annotations

from bot.blocks import Bullets, Heading, Message, Note, Paragraph, Part, message
from bot.messages.parts import repeated
from bot.text import Language, Strong, plain, say


def render(
    slash: str, names: list[str], language: Language, *, unknown: str | None = None, suggestion: str | None = None
) -> Message:
    """`names` are the commands of one slash command, in the order they are listed.

    After a word that means nothing, with the word and, if there is one, the word that was probably meant.
    """
    parts: list[Part] = []
    if unknown is not None and suggestion is not None:
        asked = say("help.did_you_mean", language, word=repeated(unknown), suggestion=Strong(f"{slash} {suggestion}"))
        parts.append(Paragraph((asked,)))
    elif unknown is not None:
        parts.append(Paragraph((say("help.unknown", language, word=repeated(unknown)),)))
    parts.append(Heading(say("help.heading", language, slash=slash)))
    rows = tuple(
        (Strong(plain(say(f"example.{name}", language))), "\n", *say(f"help.{name}", language)) for name in names
    )
    parts.append(Bullets(rows))
    parts.append(Note(say("help.languages", language)))
    return message(*parts)
