"""What a list was narrowed by, in words. Pure."""

from __future__ import annotations

from bot.blocks import Paragraph, Part
from bot.messages.parts import DOT, action_label
from bot.text import Country, Inline, Language, Line, Period, Person, joined, say, show
from services.filters import ProjectFilter


def narrowed(wanted: ProjectFilter, language: Language, *, span: str, is_shared: bool = False) -> list[Part]:
    """Nothing where nothing was said. `span` is the key that says what lies in a stretch of time.

    What everybody in a channel sees calls nobody by name.
    """
    said = [
        *([show(wanted.sector, language)] if wanted.sector else []),
        *([action_label(wanted.action, language)] if wanted.action else []),
        *([(str(wanted.field),)] if wanted.field else []),
        *([say(f"filter.standing_{wanted.standing}", language)] if wanted.standing else []),
        *([_person(wanted.coordinator, language, is_shared=is_shared)] if wanted.coordinator else []),
        *([show(Country(wanted.country), language)] if wanted.country else []),
        *([say("filter.unit", language, unit=wanted.unit)] if wanted.unit else []),
        *([say(span, language, period=Period(wanted.span.first, wanted.span.last))] if wanted.span else []),
    ]
    return [Paragraph((say("filter.narrowed", language, said=Inline(joined(said, DOT))),))] if said else []


def _person(account_id: str, language: Language, *, is_shared: bool) -> Line:
    return say("filter.one_person", language) if is_shared else show(Person(account_id), language)
