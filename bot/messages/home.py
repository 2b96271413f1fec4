"""The Home tab: what is mine, the most urgent first, each with the way on; and the portfolio for administrators.

Slack takes 100 blocks. What is not shown is counted, and a button opens all of it, page by page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from bot.blocks import (
    Block,
    Bullets,
    Button,
    Buttons,
    Divider,
    Heading,
    Menu,
    Note,
    Paragraph,
    Part,
    Row,
    card_modal,
    home_view,
)
from bot.ids import Action, write_page_value, write_value
from bot.messages import digest, mobility_list, project_list
from bot.messages.paging import foot
from bot.messages.parts import HOME_MENU, card_menu
from bot.messages.reminder import buttons
from bot.messages.settings import leave_lines
from bot.text import Language, Line, say
from services.due import DueLine
from services.home_page import HomePage, PortfolioNumbers, Section, SectionPage
from services.missing import MissingData
from services.mobilities import MobilityLine
from services.pages import Page
from services.projects import ProjectLine

Shown = TypeVar("Shown")


def render(page: HomePage, language: Language) -> Block:
    parts = _beginning(page, language)
    if not page.is_empty and not page.overdue.count and not page.coming.count:
        parts.append(Paragraph((say("home.nothing_due", language),)))
    parts += _section(Section.OVERDUE, page.overdue, partial(_due, today=page.today), language)
    parts += _section(Section.COMING, page.coming, partial(_due, today=page.today), language)
    parts += _section(Section.MISSING, page.missing, _missing, language)
    parts += _section(Section.PROJECTS, page.projects, partial(_project, today=page.today), language)
    parts += _section(Section.MOBILITIES, page.mobilities, _mobility, language)
    if page.portfolio:
        parts += _portfolio(page.portfolio, language)
    parts.append(Note(say("home.as_of", language, date=page.today)))
    return home_view(*parts)


def refused(reason: Line) -> Block:
    """For whoever is no full member: the one sentence, and nothing else."""
    return home_view(Paragraph((reason,)))


def whole(page: SectionPage, section: Section, today: date, language: Language) -> Block:
    """A page of one of the lists in a modal, in which one turns to the others."""
    lines = tuple(_line(each, today, language) for each in page.lines)
    parts: list[Part] = [Bullets(lines) if lines else Paragraph((say("home.nothing_there", language),))]
    parts += foot(page.page, page.count, language, action=Action.HOME_ALL, words=section)
    return card_modal(say(f"home.{section}", language), say("form.done", language), *parts)


def _line(each: DueLine | MissingData | ProjectLine | MobilityLine, today: date, language: Language) -> Line:
    match each:
        case DueLine():
            return digest.project_deadline(each, today, language)
        case MissingData():
            return digest.missing_row(each, language)
        case ProjectLine():
            return project_list.row(each, today, language)
        case MobilityLine():
            return mobility_list.row(each, language)


def _beginning(page: HomePage, language: Language) -> list[Part]:
    """Where one is, and what one can do here."""
    parts: list[Part] = []
    if page.is_empty:
        parts.append(Heading(say("home.welcome", language)))
        parts.append(Paragraph((say("home.introduction", language), say("home.first_step", language))))
    else:
        parts.append(Heading(say("home.heading", language)))
    if page.settings.leave_from:
        parts.append(Paragraph(tuple(leave_lines(page.settings, language))))
    parts.append(Buttons(name="home", buttons=_ways_on(language)))
    return parts


def _ways_on(language: Language) -> tuple[Button | Menu, ...]:
    """What one can begin here; the first stands out. The menu leads to what is everybody's."""
    nothing = write_value(0)
    project_new = Button(
        action=Action.PROJECT_NEW, label=say("button.project_new", language), value=nothing, style="primary"
    )
    mobility_new = Button(action=Action.MOBILITY_NEW, label=say("button.mobility_new", language), value=nothing)
    settings = Button(action=Action.SETTINGS_OPEN, label=say("button.settings", language), value=nothing)
    help_show = Button(action=Action.HELP_SHOW, label=say("button.help", language), value=nothing)
    look = card_menu(Action.HOME_MENU, 0, HOME_MENU, language, placeholder="menu.look")
    return (project_new, mobility_new, look, settings, help_show)


def _section(
    section: Section, first: Page[Shown], render_line: Callable[[Shown, Language], list[Part]], language: Language
) -> list[Part]:
    """A list with its heading; where it is longer than what is shown, how long it is and the way to the rest."""
    if not first.count:
        return []
    parts: list[Part] = [Divider(), Heading(say(f"home.{section}", language))]
    for line in first.lines:
        parts += render_line(line, language)
    if first.count > len(first.lines):
        show_all = Button(
            action=Action.HOME_ALL,
            label=say("button.home_all", language),
            value=write_page_value(0, section),
            accessibility_label=say(f"home.{section}", language),
        )
        cut = say("home.shown", language, shown=len(first.lines), total=first.count)
        parts.append(Row(name=f"home.all.{section}", line=cut, button=show_all))
    return parts


def _due(line: DueLine, language: Language, *, today: date) -> list[Part]:
    deadline = line.deadline
    name = f"home.deadline.{deadline.deadline.id}"
    return [
        Paragraph((digest.project_deadline(line, today, language),)),
        buttons(name, deadline, line.project, language),
    ]


def _missing(each: MissingData, language: Language) -> list[Part]:
    show = _show_project(each.project.id, each.project.ref, language)
    return [Row(name=f"home.missing.{each.project.id}", line=digest.missing_row(each, language), button=show)]


def _project(line: ProjectLine, language: Language, *, today: date) -> list[Part]:
    project = line.project
    show = _show_project(project.id, project.ref, language)
    text = project_list.row(line, today, language)
    return [Row(name=f"home.project.{project.id}", line=text, button=show)]


def _mobility(line: MobilityLine, language: Language) -> list[Part]:
    mobility = line.mobility
    show = Button(
        action=Action.MOBILITY_SHOW,
        label=say("button.project_open", language, ref=mobility.ref),
        value=write_value(mobility.id),
    )
    return [Row(name=f"home.mobility.{mobility.id}", line=mobility_list.row(line, language), button=show)]


def _show_project(project_id: int, ref: str, language: Language) -> Button:
    return Button(
        action=Action.PROJECT_SHOW,
        label=say("button.project_open", language, ref=ref),
        value=write_value(project_id),
    )


def _portfolio(portfolio: PortfolioNumbers, language: Language) -> list[Part]:
    lines = [
        say(
            "portfolio.states",
            language,
            running=portfolio.running,
            paused=portfolio.paused,
            closed=portfolio.closed,
        ),
        say("home.portfolio_overdue", language, count=portfolio.overdue),
    ]
    if portfolio.undelivered:
        lines.append(say("home.portfolio_undelivered", language, count=portfolio.undelivered))
    return [
        Divider(),
        Heading(say("home.portfolio", language)),
        Bullets(tuple(lines)),
        Note(say("home.portfolio_more", language)),
    ]
