"""What a list was narrowed by, in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.blocks import Paragraph, Part
from bot.messages.paging import Turn
from bot.messages.parts import DOT, action_label
from bot.text import Country, Inline, Language, Line, Period, Person, joined, say, show
from services.filters import Edge, ProjectFilter, Span

# What lies in a stretch of time, where a list says itself what its things do in it.
_EDGES = {Edge.START: "filter.start", Edge.END: "filter.end", Edge.DURING: "filter.travels"}


def narrowed(
    wanted: ProjectFilter, language: Language, turn: Turn, *, span: str | None, also: Sequence[Line] = ()
) -> list[Part]:
    """Nothing where nothing was said, or where an answer says it before. `span` is as in `said_of`.

    `also` is what else the list is narrowed by; it comes first.
    """
    said = [] if turn.is_answer else [*also, *said_of(wanted, language, span=span, is_shared=turn.is_shared)]
    return [Paragraph((say("filter.narrowed", language, said=Inline(joined(said, DOT))),))] if said else []


def said_of(
    wanted: ProjectFilter, language: Language, *, span: str | None, is_shared: bool = False, asker: str | None = None
) -> list[Line]:
    """Each thing that a filter says. `span` is the key that tells what lies in a stretch of time; None where it is
    what is listed.

    What everybody in a channel sees calls nobody by name.
    """
    return [
        *([show(wanted.sector, language)] if wanted.sector else []),
        *([action_label(wanted.action, language)] if wanted.action else []),
        *([(str(wanted.field),)] if wanted.field else []),
        *([say(f"filter.standing_{wanted.standing}", language)] if wanted.standing else []),
        *([_person(wanted.coordinator, language, is_shared=is_shared, asker=asker)] if wanted.coordinator else []),
        *([show(Country(wanted.country), language)] if wanted.country else []),
        *([say("filter.unit", language, unit=wanted.unit)] if wanted.unit else []),
        *([_days(wanted, wanted.span, language, span)] if wanted.span else []),
    ]


def _days(wanted: ProjectFilter, span: Span, language: Language, key: str | None) -> Line:
    said = _EDGES[wanted.edge] if wanted.edge else key
    return say(said, language, period=Inline(days(span, language))) if said else days(span, language)


def days(span: Span, language: Language) -> Line:
    """A stretch of time, which may have no beginning or no end."""
    if span.last == date.max:
        return say("filter.since", language, date=span.first)
    if span.first == date.min:
        return say("filter.until", language, date=span.last)
    return show(span.first if span.first == span.last else Period(span.first, span.last), language)


def _person(account_id: str, language: Language, *, is_shared: bool, asker: str | None) -> Line:
    if account_id == asker:
        return say("filter.mine", language)
    return say("filter.one_person", language) if is_shared else show(Person(account_id), language)
