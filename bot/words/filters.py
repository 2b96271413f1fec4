"""Reads which projects a list is asked for. Pure."""

from __future__ import annotations

from bot.words.draft import set_once
from bot.words.project import action_and_base_words, sector_words
from bot.words.tokens import PersonToken, Quoted, Word, tokens
from bot.words.vocabulary import longest_phrase, phrases, text_of, unfit
from programme.model import Sector
from programme.rules import Rules
from services.projects import ProjectFilter


def read_filter(text: str, rules: Rules, *, asker: str) -> ProjectFilter:
    """A sector, an action, a person, or "mine", in any order, each at most once.

    Raises a Refusal for any other word.
    """
    wanted = ProjectFilter()
    found = [Word(token.text) if isinstance(token, Quoted) else token for token in tokens(text)]
    actions = action_and_base_words(tuple(rules.actions))
    mine = phrases("filter", ("mine",))
    position = 0
    while position < len(found):
        token = found[position]
        word, taken = text_of(token), 1
        if isinstance(token, PersonToken):
            wanted = set_once(wanted, "coordinator", token.account_id, word="@")
        elif match := longest_phrase(found, position, actions):
            wanted, taken = set_once(wanted, "action", match[0], word=word), match[1]
        elif match := longest_phrase(found, position, sector_words()):
            wanted, taken = set_once(wanted, "sector", Sector(match[0]), word=word), match[1]
        elif match := longest_phrase(found, position, mine):
            wanted, taken = set_once(wanted, "coordinator", asker, word=word), match[1]
        else:
            raise unfit(token, {**actions, **sector_words(), **mine})
        position += taken
    return wanted
