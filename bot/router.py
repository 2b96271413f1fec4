"""From a slash command's first word to the command that answers, and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cache

from bot.asked import Asked, Command, CommandAnswer, Desk
from bot.here import project_here, require_no_other
from bot.text import Language, Line, plain, say
from bot.words.reference import known_beginning, names_one_thing, possible_names, split_first
from bot.words.tokens import REPEATED
from bot.words.vocabulary import Vocabulary, find_code, fold, nearest, phrases
from services.references import is_mobility_ref
from services.refusal import NoSuchMobility, NoSuchProject, ReferenceMissing
from services.running_refusal import WhichDayMissing


class UnknownVerb(Exception):  # noqa: N818 - it is answered with help
    """The first word is none of the command's. `suggestion` is the one it is nearest to."""

    def __init__(self, word: str, suggestion: str | None) -> None:
        super().__init__(word)
        self.word = word
        self.suggestion = suggestion


def route(commands: Sequence[Command], slash: str, text: str) -> tuple[Command, str]:
    """The command and the words that are left for it; a reference alone shows what it names. Of help they are the
    command that it is about, whichever stands first.

    Raises UnknownVerb.
    """
    mine = [command for command in commands if command.slash == slash]
    default = next(command for command in mine if command.is_default)
    first, rest = split_first(text)
    if not first:
        return default, ""
    known = verb_words(_verbs(mine))
    if found := _verb(first, rest, known):
        code, words = found
        if find_code(words, verb_words(("help",))):
            code, words = "help", text.strip().removesuffix(words).strip()
        return _meant(mine, code), words
    if names_one_thing(first) and (found := _verb(*split_first(rest), known)):
        return _meant(mine, found[0]), f"{first} {found[1]}".strip()
    shows = next((command for command in mine if command.verb == "show"), None)
    if shows and names_one_thing(first) and not rest:
        return shows, first
    if default.takes_any_words:
        return default, text.strip()
    raise UnknownVerb(first[:REPEATED], nearest(first[:REPEATED], known))


def _verbs(commands: Sequence[Command]) -> tuple[str, ...]:
    """What these commands are called by."""
    return tuple(sorted({verb for each in commands for verb in (each.verb, *each.also) if verb}))


def _meant(commands: Sequence[Command], verb: str) -> Command:
    return next(command for command in commands if verb in (command.verb, *command.also))


def slash_of_message(commands: Sequence[Command], text: str) -> tuple[str, str] | None:
    """The slash command that a message begins with, whose slash or name may be left out, and what is typed after it.

    `lista`, `yhteys lukio`, `/hanke näytä H1`; None where it is none.
    """
    first, rest = split_first(text)
    named = next((each.slash for each in commands if fold(each.slash[1:]) == fold(first.removeprefix("/"))), None)
    if named is not None:
        return named, rest
    if is_mobility_ref(first) and not rest:
        return "/liikkuvuus", first
    if names_one_thing(first) and not rest:
        return "/hanke", first
    for slash in _order(commands, text):
        mine = [each for each in commands if each.slash == slash]
        if _verb(first, rest, verb_words(_verbs(mine))):
            return slash, text
    return None


def _order(commands: Sequence[Command], text: str) -> list[str]:
    """Where a verb belongs to several, the first of these is meant; with a mobility after it, the mobilities'."""
    slashes = list(dict.fromkeys(each.slash for each in commands))
    names_mobility = any(is_mobility_ref(word) for word in text.split()[1:2])
    return sorted(slashes, key=lambda slash: names_mobility and slash != "/liikkuvuus")


def nearest_verb(commands: Sequence[Command], word: str) -> str | None:
    """The verb of any command that a typing slip most likely meant."""
    return nearest(word[:REPEATED], verb_words(_verbs(commands)))


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


# What a command raises whose words name no project.
_NO_PROJECT_NAMED = (ReferenceMissing, NoSuchProject, WhichDayMissing)
_NOTHING_NAMED = (*_NO_PROJECT_NAMED, NoSuchMobility)


def run(command: Command, asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    """What a command answers. In a project's channel that project is meant where the words name no other.

    A command that was refused has changed nothing, so it may be tried again. Raises a Refusal; WhichProject where the
    words say something of a project and may as well name another.
    """
    here = None if names_one_thing(split_first(words)[0]) else project_here(asked, desk)
    known = command.said_of(desk.division.rules) if command.said_of else {}
    if here is None:
        return _anywhere(command, asked, desk, words, known)
    if beginning := known_beginning(words, known):
        require_no_other(desk, here, possible_names(words, known))
        with suppress(*_NOTHING_NAMED):
            return command.handle(asked, desk, f"{here.ref} {words}")
        require_no_other(desk, here, [beginning])
    try:
        return command.handle(asked, desk, words)
    except _NO_PROJECT_NAMED:
        with suppress(*_NOTHING_NAMED):
            return command.handle(asked, desk, f"{here.ref} {words}".strip())
        raise  # what was typed names nothing that is there, and that is what is wrong


def _anywhere(command: Command, asked: Asked, desk: Desk, words: str, known: Vocabulary) -> CommandAnswer:
    """Where no project is meant unless it is named: words that only say something of one name none."""
    try:
        return command.handle(asked, desk, words)
    except NoSuchProject:
        if known_beginning(words, known):
            raise ReferenceMissing from None
        raise


def example_for(command: Command, language: Language) -> Line:
    """The command's right form, to show beside what was wrong with its words."""
    return say("refusal.example", language, example=plain(say(f"example.{command.name}", language)))
