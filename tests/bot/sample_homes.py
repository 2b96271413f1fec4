"""Home tabs: a newcomer's, a coordinator's with things overdue, an administrator's, and one with 60 projects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.blocks import Block, card_modal
from bot.commands import COMMANDS
from bot.forms import settings as settings_form
from bot.messages import help as help_message
from bot.messages import settings as settings_message
from bot.messages.home import refused, render, whole
from bot.messages.paging import PAGE
from bot.text import Language, say
from programme.gaps import Gap
from services.due import DueLine
from services.home_page import SHOWN, HomePage, PortfolioNumbers, Section
from services.missing import MissingData
from services.pages import Page
from services.personal import PersonalSettings, SettingsMove
from tests.bot.facts import LATE, LINES, OTHER, OWN, PROJECT, SCHOOL, TODAY, TODAYS, TOMORROWS, TRAVELS, due

UNSETTLED = PersonalSettings(
    language=None, reminder_time=None, leave_from=None, leave_until=None, deputy=None, wants_digest=True
)
SETTLED = PersonalSettings(
    language="fi",
    reminder_time=time(7, 30),
    leave_from=date(2027, 3, 1),
    leave_until=date(2027, 3, 12),
    deputy="UELLI",
    wants_digest=False,
)

NOTHING: Page[Any] = Page(lines=(), count=0)


def beginning(section: Section, *lines: Any) -> Page[Any]:
    """As much of a list as the tab shows."""
    return Page(lines=lines[: SHOWN[section]], count=len(lines))


NEWCOMER = HomePage(
    account_id="UAINO",
    overdue=NOTHING,
    coming=NOTHING,
    missing=NOTHING,
    projects=NOTHING,
    mobilities=NOTHING,
    settings=UNSETTLED,
    portfolio=None,
    today=TODAY,
)
OVERDUE_REPORT = due("final_report", date(2027, 2, 1), id=20)
COORDINATOR = replace(
    NEWCOMER,
    overdue=beginning(
        Section.OVERDUE,
        DueLine(project=SCHOOL, deadline=OVERDUE_REPORT),
        DueLine(project=PROJECT, deadline=LATE),
    ),
    coming=beginning(
        Section.COMING,
        DueLine(project=PROJECT, deadline=TODAYS),
        DueLine(project=PROJECT, deadline=TOMORROWS),
    ),
    missing=beginning(
        Section.MISSING,
        MissingData(project=PROJECT, gaps=(Gap.HOST,)),
        MissingData(project=SCHOOL, gaps=tuple(Gap)),
    ),
    projects=beginning(Section.PROJECTS, *LINES),
    mobilities=beginning(Section.MOBILITIES, *TRAVELS),
)
AWAY = replace(
    NEWCOMER,
    projects=beginning(Section.PROJECTS, *LINES[2:]),
    settings=SETTLED,
)
ADMINISTRATOR = replace(
    COORDINATOR, portfolio=PortfolioNumbers(running=58, paused=2, closed=14, overdue=9, undelivered=7)
)
ADMINISTRATOR_ALONE = replace(
    NEWCOMER, portfolio=PortfolioNumbers(running=1, paused=0, closed=0, overdue=1, undelivered=0)
)
SIXTY = range(1, 61)
# As long as they get: every list longer than what is shown, and the longest title in each row.
PROJECTS = [replace(PROJECT, id=number, title="Å" * 120) for number in SIXTY]
LISTS: dict[Section, tuple[Any, ...]] = {
    Section.OVERDUE: tuple(
        DueLine(project=project, deadline=due("final_report", date(2027, 2, 1), id=number))
        for number, project in zip(SIXTY, PROJECTS, strict=True)
    ),
    Section.COMING: tuple(
        DueLine(project=project, deadline=due("final_report", date(2027, 3, 20), id=100 + number))
        for number, project in zip(SIXTY, PROJECTS, strict=True)
    ),
    Section.MISSING: tuple(MissingData(project=project, gaps=tuple(Gap)) for project in PROJECTS),
    Section.PROJECTS: tuple(replace(LINES[0], project=project, next_deadline=OWN.deadline) for project in PROJECTS),
    Section.MOBILITIES: tuple(
        replace(TRAVELS[0], mobility=replace(TRAVELS[0].mobility, id=number), project=OTHER) for number in SIXTY
    ),
}
LARGE = replace(
    ADMINISTRATOR,
    settings=SETTLED,
    **{str(section): beginning(section, *lines) for section, lines in LISTS.items()},  # type: ignore[arg-type]
)


def all_of(section: Section, page: Page[Any]) -> Callable[[Language], Block]:
    return lambda language: whole(page, section, TODAY, language)


def turned_to(section: Section, page: int) -> Page[Any]:
    """A page in the window of a long list."""
    lines = LISTS[section]
    return Page(lines=lines[page * PAGE : (page + 1) * PAGE], count=len(lines), page=page)


HOMES: dict[str, Callable[[Language], Block]] = {
    "home_newcomer": lambda language: render(NEWCOMER, language),
    "home_coordinator": lambda language: render(COORDINATOR, language),
    "home_away": lambda language: render(AWAY, language),
    "home_administrator": lambda language: render(ADMINISTRATOR, language),
    "home_administrator_alone": lambda language: render(ADMINISTRATOR_ALONE, language),
    "home_large": lambda language: render(LARGE, language),
    "home_guest": lambda language: refused(say("access.guest", language)),
}

WINDOWS: dict[str, Callable[[Language], Block]] = {
    **{f"home_all_{section}": all_of(section, getattr(COORDINATOR, section)) for section in Section},
    "form_settings": lambda language: settings_form.build(UNSETTLED, language, usual=time(9)),
    "form_settings_filled": lambda language: settings_form.build(SETTLED, language, usual=time(9)),
    **{
        f"form_settings_look_{name}": lambda language, settings=settings, move=move: settings_form.build(
            settings, language, usual=time(9), move=move
        )
        for name, settings, move in (
            ("away", SETTLED, SettingsMove(at_another_time=12, to_others=3, past=None)),
            ("alone", replace(SETTLED, deputy=None), SettingsMove(at_another_time=0, to_others=1, past=None)),
            (
                "back",
                UNSETTLED,
                SettingsMove(at_another_time=0, to_others=0, past=(date(2027, 3, 1), date(2027, 3, 12))),
            ),
        )
    },
    "form_settings_done": lambda language: _saved(UNSETTLED, language),
    "form_settings_done_away": lambda language: _saved(SETTLED, language),
    "form_settings_done_alone": lambda language: _saved(replace(SETTLED, deputy=None), language),
    "home_all_long": all_of(Section.PROJECTS, turned_to(Section.PROJECTS, 1)),
    "home_all_last": all_of(Section.OVERDUE, turned_to(Section.OVERDUE, 3)),
    "home_all_gone": all_of(Section.OVERDUE, NOTHING),
    "help_window": lambda language: help_message.window(
        [(command.slash, command.name) for command in COMMANDS], language
    ),
}


def _saved(settings: PersonalSettings, language: Language) -> Block:
    heading, done = say("form.shown.heading", language), say("form.done", language)
    return card_modal(heading, done, *settings_message.parts(settings, language, usual=time(9)))
