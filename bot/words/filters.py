"""Reads which projects are asked for, and writes it down again as words that read back as the same. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TypeVar

from bot.text import Language, country_name
from bot.words.country_forms import country_said
from bot.words.draft import set_once
from bot.words.faults import UnknownFilter, UnknownWord
from bot.words.moments import Bound
from bot.words.project import action_and_base_words, sector_words
from bot.words.reference import names_one_thing
from bot.words.spans import read_span, span_words
from bot.words.tokens import PersonToken, Quoted, Token, Word, tokens
from bot.words.vocabulary import (
    Vocabulary,
    countries,
    longest_phrase,
    phrases,
    text_of,
    unfit,
    unknown_from,
    written,
)
from programme.model import EducationField, Sector
from programme.rules import Rules
from services.filters import Edge, ProjectFilter, Span, Standing

Kind = TypeVar("Kind")

# All kinds of reports, which people ask for in one word.
REPORTS = (
    "final_report", "interim_report", "periodic_report", "progress_report", "participant_report",
    "accreditation_report",
)  # fmt: skip

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
        Facet("edge", phrases("filter", tuple(Edge)), Edge),
    )


def read_filter(text: str, rules: Rules, *, asker: str, today: date) -> ProjectFilter:
    """A sector, an action, a field, a standing, a person or "mine", a country, "unit" and its name, a stretch of
    time, whether things start, end or go on in it: in any order, each at most once.

    Raises a Refusal for any other word.
    """
    wanted = _read(_tokens(text), facets(rules, asker=asker), today=today)[0]
    is_closed = wanted.standing is Standing.CLOSED and wanted.span and wanted.edge is None
    return replace(wanted, edge=Edge.END) if is_closed else wanted  # `päättyneet 2025` ended then


def _tokens(text: str) -> list[Token]:
    return [Word(token.text) if isinstance(token, Quoted) else token for token in tokens(text, takes_days=True)]


def _read(found: Sequence[Token], known: Sequence[Facet], *, today: date) -> tuple[ProjectFilter, tuple[str, ...]]:
    """What the words say of projects, and the kinds of deadlines that are named."""
    wanted, kinds = ProjectFilter(), tuple[str, ...]()
    position = 0
    while position < len(found):
        name, value, taken = _next(found, position, known, today=today)
        if name == KINDS:
            kinds += tuple(each for each in str(value).split() if each not in kinds)
        else:
            wanted = set_once(wanted, name, value, word=_said(found[position]))
        position += taken
    return _from_now_on(wanted, today), kinds


def _from_now_on(wanted: ProjectFilter, today: date) -> ProjectFilter:
    """What starts or ends, without a word of when, does so from today on; and so does what does by some day. What
    goes on does so today. What is closed may have done so at any time."""
    if wanted.standing is Standing.CLOSED and wanted.span is None:
        return replace(wanted, edge=None)
    if wanted.edge is None or wanted.standing is Standing.CLOSED:
        return wanted
    days = wanted.span or Span(today, today if wanted.edge is Edge.DURING else date.max)
    first = today if days.first == date.min and days.last >= today else days.first
    return replace(wanted, span=Span(first, days.last))


def read_mobility_filter(text: str, rules: Rules, *, asker: str, today: date) -> tuple[str | None, ProjectFilter]:
    """A project's reference or code, or its title in quotes, if one stands among the words, and what the rest says.

    Raises as `read_filter` does.
    """
    named, rest = _named(text)
    return named, _read(rest, facets(rules, asker=asker), today=today)[0]


def read_deadline_filter(
    text: str, rules: Rules, *, asker: str, today: date
) -> tuple[str | None, tuple[str, ...], ProjectFilter]:
    """The same of deadlines, with their kinds: a project's or mobility's reference, the kinds, and what else is said.

    Raises as `read_filter` does.
    """
    named, rest = _named(text)
    known = (*facets(rules, asker=asker), Facet(KINDS, kind_words(rules), str))
    wanted, kinds = _read(rest, known, today=today)
    return named, kinds, wanted


def _named(text: str) -> tuple[str | None, list[Token]]:
    """The word that can only be a reference, or the title in quotes, and the other tokens."""
    typed, found = tokens(text, takes_days=True), _tokens(text)
    references = (
        place
        for place, each in enumerate(typed)
        if not isinstance(each, Quoted) and names_one_thing(text_of(found[place]))
    )
    titles = (place for place, each in enumerate(typed) if isinstance(each, Quoted) and not _is_unit(found, place))
    place = next(chain(references, titles), None)
    if place is None:
        return None, found
    return text_of(found[place]), [*found[:place], *found[place + 1 :]]


def _is_unit(found: Sequence[Token], place: int) -> bool:
    """Whether what stands there is the name of a unit: the word for it stands before."""
    return place > 0 and longest_phrase(found, place - 1, phrases("filter", ("unit",))) is not None


def _all_words(known: Sequence[Facet]) -> Vocabulary:
    return {phrase: said for facet in known for phrase, said in facet.words.items()}


# What stands for the kinds of deadlines among the fields.
KINDS = "kinds"


def kind_words(rules: Rules) -> Vocabulary:
    """Words for kinds of deadlines, and for heaps of kinds; each code is kinds with a space between them."""
    heaps = {group: " ".join(kinds) for group, kinds in kind_groups(rules).items()}
    in_heaps = {
        phrase: replace(meaning, code=heaps[meaning.code])
        for phrase, meaning in phrases("deadline_group", tuple(heaps)).items()
    }
    return {**phrases("deadline", tuple(sorted({rule.kind for rule in rules.deadlines}))), **in_heaps}


def kind_groups(rules: Rules) -> dict[str, tuple[str, ...]]:
    """The kinds that people name in one word."""
    of_mobilities = tuple(sorted({rule.kind for rule in rules.deadlines if rule.is_for_mobilities}))
    return {"reports": REPORTS, "mobilities": of_mobilities}


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
    if country := country_said(found, position):
        return "country", *country
    everything = {**_all_words(known), **span_words()}
    fault = unknown_from(found, position, everything) if isinstance(token, Word) else unfit(token, everything)
    raise UnknownFilter(word=fault.word) if isinstance(fault, UnknownWord) else fault


def _text_at(found: Sequence[Token], position: int) -> str:
    """The words there; none at the end, or where something else than words stands."""
    return text_of(found[position]) if position < len(found) else ""


def _said(token: Token) -> str:
    return "@" if isinstance(token, PersonToken) else text_of(token)


# -- writing it down


def write_filter(wanted: ProjectFilter) -> str:
    """Words that `read_filter` reads as the same, whoever asks and whenever: for a button to carry."""
    return written_filter(wanted, Language.ENGLISH)


def written_filter(wanted: ProjectFilter, language: Language, *, asker: str | None = None) -> str:
    """The same in somebody's own language; `asker` is whoever shall type it."""
    mine = written("filter", "mine", language) if wanted.coordinator == asker else f"<@{wanted.coordinator}>"
    said = (
        _phrase("field", wanted.field, language),  # first: after an action, or after "education", it is a part of it
        wanted.action,
        _phrase("sector", wanted.sector, language),
        _phrase("standing", wanted.standing, language),
        mine if wanted.coordinator else None,
        country_name(wanted.country, language) if wanted.country else None,
        f'{written("filter", "unit", language)} "{wanted.unit.translate(_NO_QUOTES)}"' if wanted.unit else None,
        _phrase("filter", wanted.edge, language),
        _written_span(wanted.span, language) if wanted.span else None,
    )
    return " ".join(filter(None, said))


def written_kinds(kinds: Sequence[str], rules: Rules, language: Language) -> str:
    """Words for kinds of deadlines; those that have one word together are said in it."""
    heap = next((group for group, of_it in kind_groups(rules).items() if set(of_it) == set(kinds)), None)
    if heap:
        return written("deadline_group", heap, language)
    return " ".join(written("deadline", kind, language) for kind in kinds)


def _phrase(group: str, code: str | None, language: Language) -> str | None:
    return written(group, code, language) if code else None


def _written_span(span: Span, language: Language) -> str:
    first, last = (f"{day.day}.{day.month}.{day.year}" for day in (span.first, span.last))
    if span.last == date.max:
        return f"{written('span', Bound.SINCE, language)} {first}"
    if span.first == date.min:
        return f"{written('span', Bound.BY, language)} {last}"
    return first if first == last else f"{first}–{last}"
