"""Home tabs: a newcomer's, a coordinator's with things overdue, an administrator's, and one with 60 projects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from bot.blocks import Block, card_modal
from bot.commands import COMMANDS
from bot.forms import settings as settings_form
from bot.messages import help as help_message
from bot.messages import settings as settings_message
from bot.messages.home import Section, refused, render, whole
from bot.text import Language, say
from programme.gaps import Gap
from services.due import DueLine
from services.home_page import HomePage, PortfolioNumbers
from services.missing import MissingData
from services.personal import PersonalSettings, SettingsMove
from tests.bot.facts import LATE, LINES, OTHER, OWN, PROJECT, SCHOOL, TODAY, TODAYS, TOMORROWS, TRAVELS, due
from tests.bot.sample_portfolio import MANY, ONE

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

NEWCOMER = HomePage(
    account_id="UAINO",
    overdue=(),
    coming=(),
    missing=(),
    projects=(),
    mobilities=(),
    settings=UNSETTLED,
    portfolio=None,
    today=TODAY,
)
OVERDUE_REPORT = due("final_report", date(2027, 2, 1), id=20)
COORDINATOR = replace(
    NEWCOMER,
    overdue=(DueLine(project=SCHOOL, deadline=OVERDUE_REPORT), DueLine(project=PROJECT, deadline=LATE)),
    coming=(
        DueLine(project=PROJECT, deadline=TODAYS),
        DueLine(project=PROJECT, deadline=TOMORROWS),
    ),
    missing=(MissingData(project=PROJECT, gaps=(Gap.HOST,)), MissingData(project=SCHOOL, gaps=tuple(Gap))),
    projects=tuple(LINES),
    mobilities=tuple(TRAVELS),
)
AWAY = replace(
    NEWCOMER,
    projects=tuple(LINES[2:]),
    settings=SETTLED,
)
ADMINISTRATOR = replace(COORDINATOR, portfolio=PortfolioNumbers.of(MANY))
ADMINISTRATOR_ALONE = replace(NEWCOMER, portfolio=PortfolioNumbers.of(replace(ONE, undelivered_count=0)))
SIXTY = range(1, 61)
# As long as they get: every list longer than what is shown, and the longest title in each row.
PROJECTS = [replace(PROJECT, id=number, title="Å" * 120) for number in SIXTY]
LARGE = replace(
    ADMINISTRATOR,
    overdue=tuple(
        DueLine(project=project, deadline=due("final_report", date(2027, 2, 1), id=number))
        for number, project in zip(SIXTY, PROJECTS, strict=True)
    ),
    coming=tuple(
        DueLine(project=project, deadline=due("final_report", date(2027, 3, 20), id=100 + number))
        for number, project in zip(SIXTY, PROJECTS, strict=True)
    ),
    missing=tuple(MissingData(project=project, gaps=tuple(Gap)) for project in PROJECTS),
    projects=tuple(replace(LINES[0], project=project, next_deadline=OWN.deadline) for project in PROJECTS),
    mobilities=tuple(
        replace(TRAVELS[0], mobility=replace(TRAVELS[0].mobility, id=number), project=OTHER) for number in SIXTY
    ),
    settings=SETTLED,
)

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
    **{
        f"home_all_{section}": lambda language, section=section: whole(COORDINATOR, section, language)
        for section in Section
    },
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
    "home_all_long": lambda language: whole(LARGE, Section.PROJECTS, language),
    "home_all_gone": lambda language: whole(NEWCOMER, Section.OVERDUE, language),
    "help_window": lambda language: help_message.window(
        [(command.slash, command.name) for command in COMMANDS], language
    ),
}


def _saved(settings: PersonalSettings, language: Language) -> Block:
    heading, done = say("form.shown.heading", language), say("form.done", language)
    return card_modal(heading, done, *settings_message.parts(settings, language, usual=time(9)))
