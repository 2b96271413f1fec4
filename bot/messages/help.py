"""What can be typed, with examples to copy."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Block, Bullets, Heading, Message, Note, Paragraph, Part, card_modal, message
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
    parts.extend(_examples(slash, names, language))
    parts.append(Note(say("help.languages", language)))
    return message(*parts)


def window(commands: Sequence[tuple[str, str]], language: Language) -> Block:
    """All commands, each as its slash and its name, in a modal."""
    slashes = dict.fromkeys(slash for slash, _ in commands)
    parts: list[Part] = []
    for slash in slashes:
        parts.extend(_examples(slash, [name for its, name in commands if its == slash], language))
    parts.append(Note(say("help.languages", language)))
    return card_modal(say("help.title", language), say("form.done", language), *parts)


def _examples(slash: str, names: Sequence[str], language: Language) -> list[Part]:
    rows = tuple(
        (Strong(plain(say(f"example.{name}", language))), "\n", *say(f"help.{name}", language)) for name in names
    )
    return [Heading(say("help.heading", language, slash=slash)), Bullets(rows)]
