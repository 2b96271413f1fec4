"""Reads a new mobility from words in any order. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.words.country_forms import country_said
from bot.words.draft import MobilityDraft, set_once, set_period
from bot.words.faults import UnknownWord
from bot.words.tokens import ChannelToken, PeriodToken, PersonToken, Quoted, Token, Word, tokens
from bot.words.vocabulary import (
    Vocabulary,
    countries,
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
    is_another = any(longest_phrase(found, 0, known) for known in (kinds, age_words()))
    return None if is_another or country_said(found, 0) or _counted(found, 0) else first.text


def _mobility_word(
    draft: MobilityDraft, found: Sequence[Token], position: int, *, rules: Rules
) -> tuple[MobilityDraft, int]:
    word = text_of(found[position])
    kinds = kind_words(tuple(rules.mobility_kinds))
    if _is_reference(word):
        return set_once(draft, "project", hyphenated(word), word=word), 1
    if match := longest_phrase(found, position, kinds):
        return set_once(draft, "kind", match[0], word=word), match[1]
    if counted := _counted(found, position):
        return set_once(draft, _field_of(counted, draft), counted.count, word=word), counted.taken
    if match := longest_phrase(found, position, age_words()):
        return set_once(draft, "has_minors", match[0] == "minors", word=word), match[1]
    if match := country_said(found, position):
        return set_once(draft, "country", match[0], word=word), match[1]
    raise unknown_from(found, position, {**kinds, **countries(), **age_words()})


def _is_reference(word: str) -> bool:
    return is_project_ref(word) or parse_code(hyphenated(word)) is not None


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number, the field of the draft that its unit tells, and how many tokens say it."""

    field: str
    count: int
    taken: int


def _counted(found: Sequence[Token], position: int) -> _Counted | None:
    """`4 hlö`, `4hlö`, or just `4`: participants unless the unit says otherwise."""
    match = re.fullmatch(r"(\d{1,5})(\D*)", text_of(found[position]))
    if match is None:
        return None
    if match[2]:
        glued = longest_phrase((Word(match[2]), *found[position + 1 :]), 0, unit_words())
        return _Counted(glued[0], int(match[1]), glued[1]) if glued else None
    following = longest_phrase(found, position + 1, unit_words())
    unit, taken = following or ("head_count", 0)
    return _Counted(unit, int(match[1]), 1 + taken)


# Teachers travel by themselves, or along with the pupils that were counted before them.
TEACHERS = "teachers"


def _field_of(counted: _Counted, draft: MobilityDraft) -> str:
    if counted.field != TEACHERS:
        return counted.field
    return "head_count" if draft.head_count is None else "accompanying"


def unit_words() -> Vocabulary:
    """What can be counted in a mobility, by the names of the draft's fields."""
    return phrases("unit", ("head_count", "accompanying", "travel_days", TEACHERS))


def age_words() -> Vocabulary:
    return phrases("age", ("minors", "adults"))


def kind_words(codes: tuple[str, ...]) -> Vocabulary:
    return phrases("mobility_kind", codes)
