"""What somebody has to know who takes a project over, or who is asked to name a new coordinator for it."""

from __future__ import annotations

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Note, Paragraph, Part, People, message, sentence
from bot.ids import Action, write_value
from bot.messages.parts import contact_line, deadline_line, mobility_line, project_name
from bot.text import Language, Period, Person, say
from services.briefings import Briefing

SHOWN_DEADLINES = 15
SHOWN_MOBILITIES = 8


def render(briefing: Briefing, language: Language) -> Message:
    project, key = briefing.project, _key(briefing)
    parts: list[Part] = [
        Heading(say(f"{key}_heading", language, ref=project.ref)),
        Paragraph(
            (
                project_name(project),
                say(key, language, person=Person(briefing.gone or briefing.recipient.id)),
                say("project_card.period", language, period=Period(project.start_on, project.end_on)),
            )
        ),
    ]
    parts += _deadlines(briefing, language)
    if briefing.mobilities:
        parts.append(Paragraph((say("project_card.mobilities", language),)))
        parts.append(Bullets(tuple(mobility_line(each, language) for each in briefing.mobilities[:SHOWN_MOBILITIES])))
    if len(briefing.mobilities) > SHOWN_MOBILITIES:
        more = len(briefing.mobilities) - SHOWN_MOBILITIES
        parts.append(Note(say("list.more_mobilities", language, count=more, ref=project.ref)))
    parts.append(Paragraph((say("contact.heading", language), contact_line(briefing.contact, language))))
    if briefing.gone:
        parts.append(_who_coordinates(briefing, language))
    parts.append(_buttons(briefing, language))
    return message(*parts)


def render_bare(briefing: Briefing, language: Language) -> Message:
    return sentence(say(f"{_key(briefing)}_heading", language, ref=briefing.project.ref))


def _key(briefing: Briefing) -> str:
    """How the catalogues call the reason for it."""
    if briefing.is_unreached:
        return "briefing.unreached"
    return "briefing.gone" if briefing.gone else "briefing.handed_over"


def _deadlines(briefing: Briefing, language: Language) -> list[Part]:
    if not briefing.deadlines:
        return []
    shown: list[Part] = [
        Paragraph((say("briefing.open", language),)),
        Bullets(
            tuple(deadline_line(each, briefing.today, language) for each in briefing.deadlines[:SHOWN_DEADLINES])
        ),
    ]
    if len(briefing.deadlines) > SHOWN_DEADLINES:
        shown.append(Note(say("list.more_deadlines", language, count=len(briefing.deadlines) - SHOWN_DEADLINES)))
    return shown


def _who_coordinates(briefing: Briefing, language: Language) -> Part:
    return People(
        name=f"handover.{briefing.project.id}",
        action=Action.COORDINATOR_NAME,
        placeholder=say("briefing.name_coordinator", language),
    )


def _buttons(briefing: Briefing, language: Language) -> Part:
    show = Button(
        action=Action.PROJECT_SHOW,
        label=say("button.project_show", language),
        value=write_value(briefing.project.id),
        accessibility_label=say("button.project_open", language, ref=briefing.project.ref),
    )
    return Buttons(name=f"briefing.{briefing.project.id}", buttons=(show,))
