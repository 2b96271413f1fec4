"""Lists of projects: everybody's, or mine with the buttons to go on from there."""

from __future__ import annotations

from datetime import date

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_value
from bot.messages.parts import DOT, action_name, when
from bot.text import Language, Line, Strong, day, joined, say
from services.projects import ProjectLine

SHOWN = 20

# The bare command offers so many of the asker's projects to open.
OPENED = 5


def render(lines: list[ProjectLine], today: date, language: Language) -> Message:
    if not lines:
        return message(Paragraph((say("project_list.none", language),)), _new_button(language))
    return message(Heading(say("project_list.heading", language, count=len(lines))), *_listed(lines, today, language))


def render_mine(lines: list[ProjectLine], today: date, language: Language) -> Message:
    if not lines:
        return message(Paragraph((say("project_mine.none", language),)), _new_button(language))
    return message(
        Heading(say("project_mine.heading", language, count=len(lines))),
        *_listed(lines, today, language),
        _new_button(language, lines[:OPENED]),
    )


def _listed(lines: list[ProjectLine], today: date, language: Language) -> list[Part]:
    shown: list[Part] = [Bullets(tuple(_line(line, today, language) for line in lines[:SHOWN]))]
    if len(lines) > SHOWN:
        shown.append(Note(say("list.more_projects", language, count=len(lines) - SHOWN)))
    return shown


def _line(line: ProjectLine, today: date, language: Language) -> Line:
    project, deadline = line.project, line.next_deadline
    parts: list[Line] = [(Strong(project.ref), f" {project.title}"), action_name(project.action_type, language)]
    if deadline is None:
        parts.append(say("project_list.nothing_open", language))
    else:
        name = (deadline.name,) if deadline.name else say(f"deadline.{deadline.kind}", language)
        parts.append((*name, " ", Strong(day(deadline.due_on, language))))
        parts.append(when(deadline.due_on, today, language))
    return joined(parts, DOT)


def _new_button(language: Language, opened: list[ProjectLine] | None = None) -> Buttons:
    new = Button(
        action=Action.PROJECT_NEW,
        label=say("button.project_new", language),
        value=write_value(0),
        style="primary",
    )
    shown = tuple(
        Button(
            action=Action.PROJECT_SHOW,
            label=say("button.project_open", language, ref=line.project.ref),
            value=write_value(line.project.id),
        )
        for line in opened or []
    )
    return Buttons(name="projects", buttons=(*shown, new))
