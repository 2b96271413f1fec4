"""From a slash command's first word to the command that answers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.asked import Command
from bot.text import Language, Line, plain, say
from bot.words.reference import names_one_thing, split_first
from bot.words.tokens import REPEATED
from bot.words.vocabulary import Vocabulary, find_code, nearest, phrases


class UnknownVerb(Exception):  # noqa: N818 - it is answered with help
    """The first word is none of the command's. `suggestion` is the one it is nearest to."""

    def __init__(self, word: str, suggestion: str | None) -> None:
        super().__init__(word)
        self.word = word
        self.suggestion = suggestion


def route(commands: Sequence[Command], slash: str, text: str) -> tuple[Command, str]:
    """The command and the words that are left for it; a reference alone shows what it names.

    Raises UnknownVerb.
    """
    mine = [command for command in commands if command.slash == slash]
    default = next(command for command in mine if command.is_default)
    first, rest = split_first(text)
    if not first:
        return default, ""
    verbs = tuple(sorted({command.verb for command in mine if command.verb}))
    if found := _verb(first, rest, verb_words(verbs)):
        code, words = found
        if find_code(words, verb_words(("help",))):
            code, words = "help", ""
        return next(command for command in mine if command.verb == code), words
    shows = next((command for command in mine if command.verb == "show"), None)
    if shows and names_one_thing(first) and not rest:
        return shows, first
    if default.takes_any_words:
        return default, text.strip()
    raise UnknownVerb(first[:REPEATED], nearest(first[:REPEATED], verb_words(verbs)))


def _verb(first: str, rest: str, known: Vocabulary) -> tuple[str, str] | None:
    """The verb's code and what follows it; some verbs are two words, such as `lägg till`."""
    second, after = split_first(rest)
    for phrase, words in ((f"{first} {second}", after), (first, rest)):
        if code := find_code(phrase, known):
            return code, words
    return None


@cache
def verb_words(verbs: tuple[str, ...]) -> Vocabulary:
    return phrases("verb", verbs)


def example_for(command: Command, language: Language) -> Line:
    """The command's right form, to show beside what was wrong with its words."""
    return say("refusal.example", language, example=plain(say(f"example.{command.name}", language)))
