"""A mobility: what it is, its deadlines, and whom to contact."""

from __future__ import annotations

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_value
from bot.messages.parts import MOBILITY_MENU, card_menu, checklist_boxes, contact_line, deadline_line, deadline_name
from bot.text import Country, Language, Line, Period, Person, Strong, say
from programme.model import MobilityState
from services.cards import MobilityCard


def render(card: MobilityCard, language: Language, *, is_new: bool = False) -> Message:
    return message(*parts(card, language, is_new=is_new))


def parts(card: MobilityCard, language: Language, *, is_new: bool = False) -> tuple[Part, ...]:
    kind = say(f"mobility_kind.{card.mobility.kind}", language)
    shown: list[Part] = []
    if is_new:
        shown.append(Paragraph((say("mobility_card.registered", language),)))
    shown.append(Heading((f"{card.mobility.ref} ", *kind)))
    shown.append(Paragraph(_facts(card, language)))
    if card.deadlines:
        shown.append(Paragraph((say("project_card.deadlines", language),)))
        shown.append(Bullets(tuple(deadline_line(each, card.today, language) for each in card.deadlines)))
    shown.extend(_checklists(card, language))
    shown.append(Paragraph((say("contact.heading", language), contact_line(card.contact, language))))
    shown.extend(Note(say(f"note.{note}", language)) for note in card.notes)
    open_project = Button(
        action=Action.PROJECT_SHOW,
        label=say("button.project_show", language),
        value=write_value(card.project.id),
    )
    edit = Button(
        action=Action.MOBILITY_EDIT, label=say("button.edit", language), value=write_value(card.mobility.id)
    )
    menu = card_menu(Action.MOBILITY_MENU, card.mobility.id, _choices(card), language)
    shown.append(Buttons(name="card", buttons=(open_project, edit, menu)))
    return tuple(shown)


def _choices(card: MobilityCard) -> list[str]:
    """What makes sense for a mobility as it stands."""
    is_planned = card.mobility.state is MobilityState.PLANNED
    return [name for name in MOBILITY_MENU if name != ("mobility_restore" if is_planned else "mobility_cancel")]


def _checklists(card: MobilityCard, language: Language) -> list[Part]:
    """The lists of what is still open, to be ticked here, each under its deadline's name."""
    shown: list[Part] = []
    for each in card.deadlines:
        if each.is_open and each.items:
            shown.append(Paragraph((deadline_name(each, language),)))
            shown.append(checklist_boxes(each, each.items, language))
    return shown


def _facts(card: MobilityCard, language: Language) -> tuple[Line, ...]:
    mobility, project = card.mobility, card.project
    lines = [
        say("mobility_card.project", language, project=Strong(f"{project.ref} {project.title}")),
        say("mobility_card.period", language, period=Period(mobility.start_on, mobility.end_on)),
        say("mobility_card.country", language, country=Country(mobility.country)),
    ]
    if mobility.state is MobilityState.CANCELLED:
        lines.append(say("mobility_card.cancelled", language))
    if mobility.host:
        lines.append(say("mobility_card.host", language, host=mobility.host))
    if mobility.head_count:
        lines.append(say("mobility_card.head_count", language, number=mobility.head_count))
    if mobility.accompanying is not None:
        lines.append(say("mobility_card.accompanying", language, number=mobility.accompanying))
    if mobility.travel_days is not None:
        lines.append(say("mobility_card.travel_days", language, number=mobility.travel_days))
    if mobility.has_minors:
        lines.append(say("mobility_card.minors", language))
    if mobility.responsible:
        lines.append(say("mobility_card.responsible", language, person=Person(mobility.responsible)))
    return tuple(lines)
