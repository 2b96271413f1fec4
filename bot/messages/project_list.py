"""Lists of projects: everybody's as a table, or mine with the buttons to go on from there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Note, Paragraph, Part, Table, message
from bot.ids import Action, write_value
from bot.messages.filter_line import narrowed
from bot.messages.paging import FIRST, Turn, foot, sharer
from bot.messages.parts import DOT, action_name, few_people, shortened, when
from bot.text import Language, Line, Period, Strong, day, joined, say, show
from bot.words.filters import write_filter
from bot.words.tokens import as_sent
from programme.model import Project, ProjectState
from services.filters import ProjectFilter, Standing
from services.pages import Page
from services.projects import ProjectLine

COLUMNS = ("project", "action", "next_deadline", "date", "standing", "coordinators")

# Of those that start, end or go on at some time, when they do.
DATED = ("project", "period", *COLUMNS[1:])

# The bare command shows so many of the asker's projects,
SHOWN = 20

# and offers so many of the asker's projects to open.
OPENED = 5


def render(
    listed: Page[ProjectLine], wanted: ProjectFilter, today: date, language: Language, turn: Turn = FIRST
) -> Message:
    narrow = narrowed(wanted, language, turn, span="filter.due")
    if not listed.count:
        return message(Paragraph((_none(wanted, language),)), *narrow, *_first(wanted, language))
    return message(
        *sharer(turn, language),
        Heading(say("project_list.heading", language, count=listed.count)),
        *narrow,
        _table(listed.lines, today, language, columns=_columns(wanted, with_people=not turn.is_shared)),
        *foot(
            listed.page,
            listed.count,
            language,
            action=Action.PROJECTS_PAGE,
            words=as_sent(write_filter(wanted)),
            share="" if turn.is_shared else "projects",
        ),
    )


def _none(wanted: ProjectFilter, language: Language) -> Line:
    if wanted == ProjectFilter():
        return say("project_list.none", language)
    is_overdue = wanted == ProjectFilter(standing=Standing.OVERDUE)
    return say("project_list.none_overdue" if is_overdue else "project_list.none_fits", language)


def _first(wanted: ProjectFilter, language: Language) -> list[Part]:
    """A new project is no answer to a list that was narrowed."""
    return [_new_button(language)] if wanted == ProjectFilter() else []


def _columns(wanted: ProjectFilter, *, with_people: bool) -> tuple[str, ...]:
    columns = DATED if wanted.edge else COLUMNS
    return columns if with_people else columns[:-1]


def _table(lines: Sequence[ProjectLine], today: date, language: Language, *, columns: Sequence[str]) -> Table:
    return Table(
        caption=say("project_list.caption", language),
        header=tuple(say(f"column.{column}", language) for column in columns),
        rows=tuple(tuple(_cells(line, today, language)[each] for each in columns) for line in lines),
    )


def _cells(line: ProjectLine, today: date, language: Language) -> dict[str, Line]:
    project, deadline = line.project, line.next_deadline
    name = say("project_list.nothing_open", language) if deadline is None else _deadline_name(line, language)
    return {
        "project": (Strong(project.ref), f" {shortened(project.title)}"),
        "period": show(Period(project.start_on, project.end_on), language),
        "action": action_name(project.action_type, language),
        "next_deadline": name,
        "date": (day(deadline.due_on, language),) if deadline else (),
        "standing": _standing(line, today, language),
        "coordinators": few_people(project.coordinators, language),
    }


def _deadline_name(line: ProjectLine, language: Language) -> Line:
    deadline = line.next_deadline
    if deadline is None:
        return ()
    return (shortened(deadline.name),) if deadline.name else say(f"deadline.{deadline.kind}", language)


def _standing(line: ProjectLine, today: date, language: Language) -> Line:
    if line.project.state is ProjectState.CLOSED:
        return say("standing.closed", language)
    told = [when(line.next_deadline.due_on, today, language)] if line.next_deadline else []
    if line.project.is_paused(today):
        told.append(say("standing.paused", language))
    return joined(told)


def render_mine(listed: Page[ProjectLine], today: date, language: Language) -> Message:
    if not listed.count:
        return message(Paragraph((say("project_mine.none", language),)), _new_button(language))
    return message(
        Heading(say("project_mine.heading", language, count=listed.count)),
        *_listed(listed, today, language),
        _new_button(language, listed.lines[:OPENED]),
    )


def render_one(line: ProjectLine, today: date, language: Language) -> Message:
    """The only one that a question found: a sentence, and the button to open it."""
    return message(
        Paragraph((row(line, today, language),)), Buttons(name="found", buttons=(opener(line.project, language),))
    )


def opener(project: Project, language: Language) -> Button:
    label = say("button.project_open", language, ref=project.ref)
    return Button(action=Action.PROJECT_SHOW, label=label, value=write_value(project.id))


def _listed(listed: Page[ProjectLine], today: date, language: Language) -> list[Part]:
    shown: list[Part] = [Bullets(tuple(row(line, today, language) for line in listed.lines))]
    if listed.count > len(listed.lines):
        shown.append(Note(say("list.more_projects", language, count=listed.count - len(listed.lines))))
    return shown


def row(line: ProjectLine, today: date, language: Language) -> Line:
    """A project, what it is, and what comes next in it."""
    project, deadline = line.project, line.next_deadline
    parts: list[Line] = [(Strong(project.ref), f" {project.title}"), action_name(project.action_type, language)]
    if deadline is None:
        parts.append(say("project_list.nothing_open", language))
    else:
        name = (deadline.name,) if deadline.name else say(f"deadline.{deadline.kind}", language)
        parts.append((*name, " ", Strong(day(deadline.due_on, language))))
        parts.append(when(deadline.due_on, today, language))
    return joined(parts, DOT)


def _new_button(language: Language, opened: Sequence[ProjectLine] = ()) -> Buttons:
    new = Button(
        action=Action.PROJECT_NEW,
        label=say("button.project_new", language),
        value=write_value(0),
        style="primary",
    )
    shown = tuple(opener(line.project, language) for line in opened)
    return Buttons(name="projects", buttons=(*shown, new))
