"""What can be typed, with examples to copy."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Block, Bullets, Heading, Message, Note, Paragraph, Part, card_modal, message
from bot.messages.parts import repeated
from bot.text import Language, Line, Strong, plain, say

# More examples, in the help for one command alone.
MORE: dict[str, tuple[str, ...]] = {
    "project_new": ("new_partner",),
    "project_list": ("list_mine", "list_country", "list_starting", "list_running", "list_deadlines", "list_reports"),
    "portfolio": ("status_mine",),
    "deadline_set": ("deadline_own", "deadline_computed"),
    "project_edit": ("edit_grant",),
    "mobility_list": ("trips_country", "trips_mine"),
    "mobility_new": ("new_group",),
    "leave": ("leave_off",),
}

# The commands that the same words narrow, and the kinds of these words.
NARROWED = ("project_list", "portfolio", "mobility_list")
NARROWING = ("what", "who", "where", "standing", "time", "edge")


def render(slash: str, names: list[str], language: Language, *, unknown: str | None = None) -> Message:
    """`names` are the commands of one slash command, in the order they are listed.

    With the word, where one was typed that means nothing.
    """
    parts = [choose_language(language)]
    if unknown is not None:
        parts.append(Paragraph((say("help.unknown", language, word=repeated(unknown)),)))
    return message(*parts, *_examples(slash, names, language), *_small_print(language))


def render_one(command: str, name: str, language: Language, *, unknown: str | None = None) -> Message:
    """One command, written out, with all there is to say of it.

    With the word that was typed, where it means nothing and this command was probably meant.
    """
    parts: list[Part] = []
    if unknown is not None:
        suggested = say("help.did_you_mean", language, word=repeated(unknown), suggestion=Strong(command))
        parts.append(Paragraph((suggested,)))
    parts.append(Heading(say("help.heading", language, slash=command)))
    parts.append(Bullets(tuple(_row(each, language) for each in (name, *MORE.get(name, ())))))
    if name in NARROWED:
        parts.append(Paragraph((say("help.narrow", language),)))
        parts.append(Bullets(tuple(say(f"narrow.{kind}", language) for kind in NARROWING)))
    every = say("help.all", language, command=plain(say("example.help_hanke", language)))
    return message(*parts, Note(every), choose_language(language))


def window(commands: Sequence[tuple[str, str]], language: Language) -> Block:
    """All commands, each as its slash and its name, in a modal."""
    slashes = dict.fromkeys(slash for slash, _ in commands)
    parts = [choose_language(language)]
    for slash in slashes:
        parts.extend(_examples(slash, [name for its, name in commands if its == slash], language))
    parts.extend(_small_print(language))
    return card_modal(say("help.title", language), say("form.done", language), *parts)


def choose_language(language: Language) -> Part:
    """In every language, for whoever reads none of the others."""
    return Note(say("help.choose_language", language))


def _examples(slash: str, names: Sequence[str], language: Language) -> list[Part]:
    rows = tuple(_row(name, language) for name in names)
    return [Heading(say("help.heading", language, slash=slash)), Bullets(rows)]


def _row(name: str, language: Language) -> Line:
    return (Strong(plain(say(f"example.{name}", language))), "\n", *say(f"help.{name}", language))


def _small_print(language: Language) -> list[Part]:
    return [Note(say("help.one", language)), Note(say("help.languages", language))]
