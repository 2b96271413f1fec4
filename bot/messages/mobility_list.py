"""A list of mobilities as a table: of one project, or of all that fit."""

from __future__ import annotations

from bot.blocks import Button, Buttons, Heading, Message, Paragraph, Table, message
from bot.ids import Action, write_value
from bot.messages.filter_line import narrowed
from bot.messages.paging import FIRST, Turn, foot, sharer
from bot.messages.parts import DOT, mobility_line, repeated, shortened
from bot.text import Country, Language, Line, Period, Person, Strong, joined, say, show
from bot.words.filters import write_filter
from bot.words.tokens import as_sent
from programme.model import MobilityState
from services.filters import ProjectFilter
from services.mobilities import MobilityLine
from services.pages import Page

COLUMNS = ("mobility", "period", "country", "host", "people", "project", "responsible")


def render(
    listed: Page[MobilityLine],
    wanted: ProjectFilter,
    language: Language,
    *,
    reference: str | None = None,
    turn: Turn = FIRST,
) -> Message:
    narrow = narrowed(
        wanted, language, turn, span="filter.travels", also=[(repeated(reference),)] if reference else []
    )
    if not listed.lines:
        return message(Paragraph((_none(wanted, reference, language),)), *narrow)
    columns = COLUMNS[:-1] if turn.is_shared else COLUMNS
    return message(
        *sharer(turn, language),
        Heading(say("mobility_list.heading", language, count=listed.count)),
        *narrow,
        Table(
            caption=say("mobility_list.caption", language),
            header=tuple(say(f"column.{column}", language) for column in columns),
            rows=tuple(_row(line, language)[: len(columns)] for line in listed.lines),
        ),
        *foot(
            listed.page,
            listed.count,
            language,
            action=Action.MOBILITIES_PAGE,
            words=as_sent(f"{reference or ''} {write_filter(wanted)}".strip()),
            share="" if turn.is_shared else "mobilities",
        ),
    )


def _none(wanted: ProjectFilter, reference: str | None, language: Language) -> Line:
    if wanted != ProjectFilter():
        return say("mobility_list.none_fits", language)
    return say("mobility_list.none_in_project" if reference else "mobility_list.none", language)


def render_one(line: MobilityLine, language: Language, *, with_people: bool) -> Message:
    """The only one that a question found: a sentence, and the button to open it."""
    mobility = line.mobility
    lines = [row(line, language)]
    if with_people and mobility.responsible:
        lines.append(say("mobility_card.responsible", language, person=Person(mobility.responsible)))
    label = say("button.project_open", language, ref=mobility.ref)
    button = Button(action=Action.MOBILITY_SHOW, label=label, value=write_value(mobility.id))
    return message(Paragraph(tuple(lines)), Buttons(name="found", buttons=(button,)))


def _row(line: MobilityLine, language: Language) -> tuple[Line, ...]:
    each = line.mobility
    people = [say("mobility.head_count", language, count=each.head_count)] if each.head_count else []
    if each.accompanying:
        people.append(say("mobility.accompanying", language, count=each.accompanying))
    kind: Line = (Strong(each.ref), " ", *say(f"mobility_kind.{each.kind}", language))
    if each.state is MobilityState.CANCELLED:
        kind = (*kind, ", ", *say("mobility_list.cancelled", language))
    return (
        kind,
        show(Period(each.start_on, each.end_on), language),
        show(Country(each.country), language),
        (shortened(each.host or ""),),
        joined(people),
        (f"{line.project.ref} {shortened(line.project.title, 60)}",),
        (Person(each.responsible),) if each.responsible else (),
    )


def row(line: MobilityLine, language: Language) -> Line:
    """A mobility and the project that it belongs to."""
    return joined([mobility_line(line.mobility, language), (line.project.ref,)], DOT)
