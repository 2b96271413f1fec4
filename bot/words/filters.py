"""Reads which projects are asked for, and writes it down again as words that read back as the same. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.text import Language, country_name, template
from bot.words.draft import set_once
from bot.words.project import action_and_base_words, sector_words
from bot.words.reference import names_one_thing
from bot.words.spans import read_span, span_words
from bot.words.tokens import PersonToken, Quoted, Token, Word, tokens
from bot.words.vocabulary import Vocabulary, countries, longest_phrase, phrases, text_of, unfit, unknown_from
from programme.model import EducationField, Sector
from programme.rules import Rules
from services.filters import ProjectFilter, Standing

Kind = TypeVar("Kind")

# A name that stands in quotes can have none.
_NO_QUOTES = str.maketrans("", "", '"“”„«»')


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that a filter can say: its field, the words for it, and what their code means."""

    field: str
    words: Vocabulary
    meaning: Callable[[str], object]


def facets(rules: Rules, *, asker: str) -> tuple[Facet, ...]:
    """Everything that words alone can say; of two that begin alike the longer one is meant."""
    return (
        Facet("action", action_and_base_words(tuple(rules.actions)), str),
        Facet("sector", sector_words(), Sector),
        Facet("field", phrases("field", tuple(EducationField)), EducationField),
        Facet("standing", phrases("standing", tuple(Standing)), Standing),
        Facet("coordinator", phrases("filter", ("mine",)), lambda _: asker),
        Facet("country", countries(), str),
    )


def read_filter(text: str, rules: Rules, *, asker: str, today: date) -> ProjectFilter:
    """A sector, an action, a field, a standing, a person or "mine", a country, "unit" and its name, a stretch of
    time: in any order, each at most once.

    Raises a Refusal for any other word.
    """
    wanted = ProjectFilter()
    known = facets(rules, asker=asker)
    found = [Word(token.text) if isinstance(token, Quoted) else token for token in tokens(text)]
    position = 0
    while position < len(found):
        name, value, taken = _next(found, position, known, today=today)
        wanted = set_once(wanted, name, value, word=_said(found[position]))
        position += taken
    return wanted


def read_mobility_filter(text: str, rules: Rules, *, asker: str, today: date) -> tuple[str | None, ProjectFilter]:
    """A project's reference or code, if one stands among the words, and what the rest says.

    Raises as `read_filter` does.
    """
    words = text.split()
    named = next((word for word in words if names_one_thing(word)), None)
    rest = " ".join(word for word in words if word is not named)
    return named, read_filter(rest, rules, asker=asker, today=today)


def _next(found: Sequence[Token], position: int, known: Sequence[Facet], *, today: date) -> tuple[str, object, int]:
    """The field that the words at a position say, its value, and how many tokens say it."""
    token = found[position]
    if isinstance(token, PersonToken):
        return "coordinator", token.account_id, 1
    units = phrases("filter", ("unit",))
    if (unit := longest_phrase(found, position, units)) and (name := _text_at(found, position + unit[1])):
        return "unit", name, unit[1] + 1
    matches = [(facet, match) for facet in known if (match := longest_phrase(found, position, facet.words))]
    if matches:
        facet, (code, taken) = max(matches, key=lambda match: match[1][1])
        return facet.field, facet.meaning(code), taken
    if stretch := read_span(found, position, today=today):
        return "span", *stretch
    everything = {phrase: said for facet in known for phrase, said in facet.words.items()} | dict(span_words())
    raise unknown_from(found, position, everything) if isinstance(token, Word) else unfit(token, everything)


def _text_at(found: Sequence[Token], position: int) -> str:
    """The words there; none at the end, or where something else than words stands."""
    return text_of(found[position]) if position < len(found) else ""


def _said(token: Token) -> str:
    return "@" if isinstance(token, PersonToken) else text_of(token)


# -- writing it down


def write_filter(wanted: ProjectFilter) -> str:
    """Words that `read_filter` reads as the same, whoever asks and whenever: for a button to carry."""
    said = (
        _phrase("field", wanted.field),  # first, since a field after an action, or after "education", is a part of it
        wanted.action,
        _phrase("sector", wanted.sector),
        _phrase("standing", wanted.standing),
        f"<@{wanted.coordinator}>" if wanted.coordinator else None,
        country_name(wanted.country, Language.ENGLISH) if wanted.country else None,
        f'unit "{wanted.unit.translate(_NO_QUOTES)}"' if wanted.unit else None,
        f"{wanted.span.first} {wanted.span.last}" if wanted.span else None,
    )
    return " ".join(filter(None, said))


def _phrase(group: str, code: str | None) -> str | None:
    return template(f"words.{group}.{code}", Language.ENGLISH).split(",")[0] if code else None
