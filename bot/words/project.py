"""Reads a new project from words in any order. Pure.

What is understood is kept even when something is missing; what is wrong is named by a Refusal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.words.draft import ProjectDraft, set_once, set_period
from bot.words.faults import ActionNeedsField
from bot.words.tokens import ChannelToken, PeriodToken, PersonToken, Quoted, Token, Word, tokens
from bot.words.vocabulary import Vocabulary, hyphenated, longest_phrase, phrases, spelled, text_of, unknown_from
from programme.code import looks_like_code, parse_code
from programme.model import Role, Sector
from programme.rules import Rules, base_action
from services.refusal import Refusal, UnknownActionType, code_malformed

# What people call by a name rather than by a code of the programme.
NAMED_ACTIONS = ("MUU", "JMO", "COVE", "ETWINNING")


def read_project(text: str, rules: Rules) -> ProjectDraft:
    """Raises a Refusal for the first word that means nothing, or that says something twice."""
    draft = ProjectDraft()
    found = tokens(text)
    position = 0
    while position < len(found):
        token = found[position]
        taken = 1
        match token:
            case Quoted():
                draft = set_once(draft, "title", token.text, word=token.text)
            case PeriodToken():
                draft = set_period(draft, token)
            case PersonToken():
                if token.account_id not in draft.coordinators:
                    draft = replace(draft, coordinators=(*draft.coordinators, token.account_id))
            case ChannelToken():
                draft = set_once(draft, "channel_id", token.channel_id, word="#")
            case Word():
                draft, taken = _project_word(draft, found, position, rules=rules)
        position += taken
    return draft


def _project_word(
    draft: ProjectDraft, found: Sequence[Token], position: int, *, rules: Rules
) -> tuple[ProjectDraft, int]:
    word = text_of(found[position])
    if code := parse_code(hyphenated(word)):
        return set_once(draft, "code", code.text, word=word), 1
    if looks_like_code(word):
        raise code_malformed(word)
    if match := longest_phrase(found, position, action_words(tuple(rules.actions))):
        return set_once(draft, "action_type", match[0], word=word), match[1]
    if match := longest_phrase(found, position, sector_words()):
        return set_once(draft, "sector", Sector(match[0]), word=word), match[1]
    if match := longest_phrase(found, position, role_words()):
        return set_once(draft, "role", Role(match[0]), word=word), match[1]
    if re.fullmatch(r"KA\d+\S*", word, re.IGNORECASE):
        raise _unknown_action(word, rules)
    raise unknown_from(found, position, {**action_words(tuple(rules.actions)), **sector_words(), **role_words()})


def _unknown_action(word: str, rules: Rules) -> Refusal:
    fields = tuple(code for code in rules.actions if base_action(code) == word.upper())
    return ActionNeedsField(word=word, choices=fields) if fields else UnknownActionType(word=word)


@cache
def action_words(codes: tuple[str, ...]) -> Vocabulary:
    """Action types as people write them: KA121-VET, ka121vet, KA121 VET, and the words for all others.

    An action with one field only can be named without it.
    """
    bases = [base_action(code) for code in codes]
    written = {code.replace("-", sign): code for code in codes for sign in ("-", "", " ")}
    alone = {base_action(code): code for code in codes if bases.count(base_action(code)) == 1}
    return {**spelled(written), **spelled(alone), **phrases("action", NAMED_ACTIONS)}


@cache
def action_and_base_words(codes: tuple[str, ...]) -> Vocabulary:
    """KA121-VET is one action type, KA121 all of its fields."""
    return {**action_words(codes), **spelled({base_action(code): base_action(code) for code in codes})}


def sector_words() -> Vocabulary:
    return phrases("sector", tuple(Sector))


def role_words() -> Vocabulary:
    return phrases("role", tuple(Role))
