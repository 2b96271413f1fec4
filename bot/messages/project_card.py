"""A project: what it is, every deadline with its date, its mobilities, and whom to contact."""

from __future__ import annotations

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_value
from bot.messages.parts import (
    PROJECT_MENU,
    action_name,
    card_menu,
    contact_line,
    deadline_line,
    mobility_line,
    people,
)
from bot.text import Channel, Inline, Language, Line, Period, euros, joined, say
from programme.model import Project, ProjectState
from services.cards import ProjectCard

# A card shows so many of each; the rest is counted, and the lists have them all.
SHOWN_DEADLINES = 15
SHOWN_MOBILITIES = 10


def render(card: ProjectCard, language: Language, *, is_new: bool = False) -> Message:
    return message(*parts(card, language, is_new=is_new))


def parts(card: ProjectCard, language: Language, *, is_new: bool = False) -> tuple[Part, ...]:
    shown: list[Part] = []
    if is_new:
        key = "project_card.registered" if card.deadlines else "project_card.registered_without_deadlines"
        shown.append(Paragraph((say(key, language),)))
    shown.append(Heading((f"{card.project.ref} {card.project.title}",)))
    shown.append(Paragraph(_facts(card, language)))
    shown.extend(_deadlines(card, language))
    shown.extend(_mobilities(card, language))
    shown.append(
        Paragraph((say("contact.heading", language), contact_line(card.contact, language))),
    )
    shown.extend(Note(say(f"note.{note}", language)) for note in card.notes)
    if card.gaps:
        missing = [say(f"gap.{gap}", language) for gap in card.gaps]
        shown.append(Note(say("gap.missing", language, gaps=Inline(joined(missing)))))
    if is_new and card.project.channel_id:
        shown.append(Note(say("project_card.invite", language)))
    shown.append(
        Buttons(
            name="card",
            buttons=(
                Button(
                    action=Action.MOBILITY_NEW,
                    label=say("button.mobility_new", language),
                    value=write_value(card.project.id),
                ),
                Button(
                    action=Action.PROJECT_EDIT,
                    label=say("button.edit", language),
                    value=write_value(card.project.id),
                ),
                card_menu(Action.PROJECT_MENU, card.project.id, _choices(card), language),
            ),
        )
    )
    return tuple(shown)


def _choices(card: ProjectCard) -> list[str]:
    """What makes sense for a project as it stands."""
    is_active = card.project.state is ProjectState.ACTIVE
    senseless = {
        *([] if any(each.is_open for each in card.deadlines) else ["project_done"]),
        *(["project_restore"] if is_active else ["pause", "resume", "project_close"]),
        "pause" if card.is_paused else "resume",
    }
    return [name for name in PROJECT_MENU if name not in senseless]


def _facts(card: ProjectCard, language: Language) -> tuple[Line, ...]:
    project = card.project
    lines = [
        say(
            "project_card.kind",
            language,
            action=Inline(action_name(project.action_type, language)),
            sector=project.sector,
            role=project.role,
        ),
        say("project_card.period", language, period=Period(project.start_on, project.end_on)),
        say("project_card.coordinators", language, people=people(project.coordinators)),
    ]
    if card.is_paused:
        key = "project_card.paused_until" if project.paused_until else "project_card.paused"
        lines.append(say(key, language, date=project.paused_until))
    if project.state is ProjectState.CLOSED:
        lines.append(say("project_card.closed", language))
    return (*lines, *_particulars(project, language))


def _particulars(project: Project, language: Language) -> list[Line]:
    """What has been said of it beyond what it must have."""
    shown = {
        "code": project.code,
        "channel": Channel(project.channel_id) if project.channel_id else None,
        "unit": project.unit,
        "partners": project.partners,
        "grant": None if project.grant_euros is None else euros(project.grant_euros, language),
        "case_number": project.case_number,
    }
    return [say(f"project_card.{name}", language, value=value) for name, value in shown.items() if value is not None]


def _deadlines(card: ProjectCard, language: Language) -> list[Part]:
    if not card.deadlines:
        return [Paragraph((say("project_card.no_deadlines", language),))]
    waiting = [each for each in card.deadlines if each.is_open]
    done = [each for each in card.deadlines if not each.is_open]
    ordered = waiting + done
    shown: list[Part] = [
        Paragraph((say("project_card.deadlines", language),)),
        Bullets(tuple(deadline_line(each, card.today, language) for each in ordered[:SHOWN_DEADLINES])),
    ]
    if len(ordered) > SHOWN_DEADLINES:
        shown.append(Note(say("list.more_deadlines", language, count=len(ordered) - SHOWN_DEADLINES)))
    return shown


def _mobilities(card: ProjectCard, language: Language) -> list[Part]:
    if not card.mobilities:
        return []
    shown: list[Part] = [
        Paragraph((say("project_card.mobilities", language),)),
        Bullets(tuple(mobility_line(each, language) for each in card.mobilities[:SHOWN_MOBILITIES])),
    ]
    if len(card.mobilities) > SHOWN_MOBILITIES:
        more = len(card.mobilities) - SHOWN_MOBILITIES
        shown.append(Note(say("list.more_mobilities", language, count=more, ref=card.project.ref)))
    return shown
