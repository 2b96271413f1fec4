"""Reads which projects a list is asked for. Pure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from bot.words.project import action_words, sector_words
from bot.words.tokens import PersonToken, tokens
from bot.words.vocabulary import Vocabulary, longest_phrase, phrases, spelled, text_of, unknown
from programme.model import Sector
from programme.rules import Rules, base_action
from services.projects import ProjectFilter


def read_filter(text: str, rules: Rules, *, asker: str) -> ProjectFilter:
    """A sector, an action, a person, or "mine", in any order. Raises a Refusal for any other word."""
    wanted = ProjectFilter()
    found = tokens(text)
    actions = _actions_and_bases(tuple(rules.actions))
    position = 0
    while position < len(found):
        token = found[position]
        taken = 1
        if isinstance(token, PersonToken):
            wanted = replace(wanted, coordinator=token.account_id)
        elif match := longest_phrase(found, position, actions):
            wanted, taken = replace(wanted, action=match[0]), match[1]
        elif match := longest_phrase(found, position, sector_words()):
            wanted, taken = replace(wanted, sector=Sector(match[0])), match[1]
        elif match := longest_phrase(found, position, phrases("filter", ("mine",))):
            wanted, taken = replace(wanted, coordinator=asker), match[1]
        else:
            raise unknown(text_of(token), {**actions, **sector_words(), **phrases("filter", ("mine",))})
        position += taken
    return wanted


@cache
def _actions_and_bases(codes: tuple[str, ...]) -> Vocabulary:
    """KA121-VET is one action type, KA121 all of its fields."""
    return {**action_words(codes), **spelled({base_action(code): base_action(code) for code in codes})}
