"""Reads a new mobility from words in any order. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.words.draft import MobilityDraft, set_once, set_period
from bot.words.faults import UnknownWord
from bot.words.tokens import ChannelToken, PeriodToken, PersonToken, Quoted, Token, Word, tokens
from bot.words.vocabulary import (
    Vocabulary,
    countries,
    find_code,
    hyphenated,
    longest_phrase,
    phrases,
    text_of,
    unknown_from,
)
from programme.code import parse_code
from programme.rules import Rules
from services.references import is_project_ref


def read_mobility(text: str, rules: Rules) -> MobilityDraft:
    """A project's reference or code is known by its shape, wherever it stands. Without one, the first word
    names the project, unless it can only be something else. Raises as `read_project` does.
    """
    draft = MobilityDraft()
    found = tokens(text)
    position = 0
    if found and (named := _project_named_first(found, rules)) is not None:
        draft, position = replace(draft, project=named), 1
    while position < len(found):
        token = found[position]
        taken = 1
        match token:
            case Quoted():
                draft = set_once(draft, "host", token.text, word=token.text)
            case PeriodToken():
                draft = set_period(draft, token)
            case PersonToken():
                draft = set_once(draft, "responsible", token.account_id, word="@")
            case ChannelToken():
                raise UnknownWord(word="#")
            case Word():
                draft, taken = _mobility_word(draft, found, position, rules=rules)
        position += taken
    return draft


def _project_named_first(found: Sequence[Token], rules: Rules) -> str | None:
    if any(isinstance(token, Word) and _is_reference(token.text) for token in found):
        return None
    first = found[0]
    if isinstance(first, Quoted):
        return first.text
    if not isinstance(first, Word) or first.text.startswith(("@", "#")):
        return None
    kinds = kind_words(tuple(rules.mobility_kinds))
    is_another = longest_phrase(found, 0, kinds) or longest_phrase(found, 0, countries())
    return None if is_another or _head_count(found, 0) else first.text


def _mobility_word(
    draft: MobilityDraft, found: Sequence[Token], position: int, *, rules: Rules
) -> tuple[MobilityDraft, int]:
    word = text_of(found[position])
    kinds = kind_words(tuple(rules.mobility_kinds))
    if _is_reference(word):
        return set_once(draft, "project", hyphenated(word), word=word), 1
    if match := longest_phrase(found, position, kinds):
        return set_once(draft, "kind", match[0], word=word), match[1]
    if counted := _head_count(found, position):
        return set_once(draft, "head_count", counted[0], word=word), counted[1]
    if match := longest_phrase(found, position, countries()):
        return set_once(draft, "country", match[0], word=word), match[1]
    raise unknown_from(found, position, {**kinds, **countries()})


def _is_reference(word: str) -> bool:
    return is_project_ref(word) or parse_code(hyphenated(word)) is not None


def _head_count(found: Sequence[Token], position: int) -> tuple[int, int] | None:
    """How many people, and in how many tokens it is said: `4 hlö`, `4hlö`, or just `4`."""
    match = re.fullmatch(r"(\d{1,5})(\D*)", text_of(found[position]))
    units = phrases("head_count", ("people",))
    if match is None or (match[2] and find_code(match[2], units) is None):
        return None
    if match[2]:
        return int(match[1]), 1
    unit = longest_phrase(found, position + 1, units)
    return int(match[1]), 1 + (unit[1] if unit else 0)


def kind_words(codes: tuple[str, ...]) -> Vocabulary:
    return phrases("mobility_kind", codes)
