"""What a list was narrowed by, in words. Pure."""

from __future__ import annotations

from bot.blocks import Paragraph, Part
from bot.messages.parts import DOT, action_name
from bot.text import Country, Inline, Language, Line, Period, Person, joined, say, show
from services.filters import ProjectFilter


def narrowed(wanted: ProjectFilter, language: Language, *, span: str, is_shared: bool = False) -> list[Part]:
    """Nothing where nothing was said. `span` is the key that says what lies in a stretch of time.

    What everybody in a channel sees calls nobody by name.
    """
    said: list[Line] = []
    if wanted.sector:
        said.append(show(wanted.sector, language))
    if wanted.action:
        said.append(action_name(wanted.action, language))
    if wanted.field:
        said.append((str(wanted.field),))
    if wanted.standing:
        said.append(say(f"standing.{wanted.standing}", language))
    if wanted.coordinator:
        person = say("filter.one_person", language) if is_shared else show(Person(wanted.coordinator), language)
        said.append(person)
    if wanted.country:
        said.append(show(Country(wanted.country), language))
    if wanted.span:
        said.append(say(span, language, period=Period(wanted.span.first, wanted.span.last)))
    return [Paragraph((say("filter.narrowed", language, said=Inline(joined(said, DOT))),))] if said else []
