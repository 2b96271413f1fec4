"""`apua` after any of the commands: what can be typed, with examples to copy.

Before or after one of their words, as in `lista apua`, it is about that one.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.blocks import Message
from bot.messages.help import render, render_one
from bot.router import UnknownVerb, verb_words
from bot.text import Language
from bot.words.tokens import REPEATED
from bot.words.vocabulary import find_code, nearest, written

SLASHES = ("/hanke", "/liikkuvuus", "/yhteys", "/muistutus")


def after_unknown(desk: Desk, slash: str, unknown: UnknownVerb, language: Language) -> Message:
    """Help after a word that means nothing: for the command that was probably meant, if there is one."""
    meant = _named(desk, slash, unknown.suggestion or "")
    if meant is None:
        return render(slash, _names(desk, slash), language, unknown=unknown.word)
    return render_one(_typed(meant, language), meant.name, language, unknown=unknown.word)


def _handle(slash: str) -> Callable[[Asked, Desk, str], CommandAnswer]:
    def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
        if not words:
            return Reply(render(slash, _names(desk, slash), asked.language))
        if named := _named(desk, slash, words):
            return Reply(render_one(_typed(named, asked.language), named.name, asked.language))
        known = verb_words(tuple(sorted(_verbs(desk, slash))))
        unknown = UnknownVerb(words[:REPEATED], nearest(words[:REPEATED], known))
        return Reply(after_unknown(desk, slash, unknown, asked.language))

    return handle


def _names(desk: Desk, slash: str) -> list[str]:
    return [command.name for command in desk.commands if command.slash == slash]


def _verbs(desk: Desk, slash: str) -> dict[str, Command]:
    mine = [command for command in desk.commands if command.slash == slash]
    return {verb: command for command in mine for verb in (command.verb, *command.also) if verb}


def _named(desk: Desk, slash: str, words: str) -> Command | None:
    """The command whose words these are."""
    verbs = _verbs(desk, slash)
    code = find_code(words, verb_words(tuple(sorted(verbs))))
    return verbs[code] if code else None


def _typed(command: Command, language: Language) -> str:
    verb = written("verb", command.verb, language) if command.verb else ""
    return f"{command.slash} {verb}".rstrip()


COMMANDS = tuple(
    Command(name=f"help_{slash.removeprefix('/')}", slash=slash, verb="help", handle=_handle(slash))
    for slash in SLASHES
)
