"""The state of the portfolio: counts in a table, then what is overdue, what comes, what is stuck and missing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Note, Paragraph, Part, Table, message
from bot.ids import Action, write_page_value
from bot.messages.filter_line import narrowed
from bot.messages.paging import FIRST, Turn, foot, last_page, sharer
from bot.messages.parts import DOT, deadline_line, deadline_name, shortened
from bot.text import Language, Line, Person, Strong, joined, plain, say, show
from bot.words.filters import write_filter
from bot.words.tokens import as_sent
from services.due import DueLine
from services.missing import MissingData
from services.portfolio import Portfolio, Tally
from services.troubles import Trouble

# So many coordinators have a row of their own on each page.
COORDINATORS = 10

# As much of a project's title as a line holds here.
TITLE = 60

COLUMNS = ("group", "projects", "overdue", "coming", "incomplete")


def render(portfolio: Portfolio, language: Language, turn: Turn = FIRST) -> Message:
    """The coordinators are turned like the pages of a list; all else is on each page."""
    return message(
        *sharer(turn, language),
        Heading(say("portfolio.heading", language, date=portfolio.today)),
        *narrowed(portfolio.wanted, language, turn, span="filter.due"),
        Paragraph((_states(portfolio, language),)),
        *_table(portfolio, language, turn),
        *_overdue(portfolio, language),
        *_section("coming", portfolio.coming, portfolio.total.coming, portfolio, language),
        *_undelivered(portfolio, language),
        *_incomplete(portfolio, language),
        *foot(
            0,
            0,
            language,
            action=Action.PORTFOLIO_PAGE,
            words=_words(portfolio),
            share="" if turn.is_shared else "status",
        ),
    )


def _states(portfolio: Portfolio, language: Language) -> Line:
    return say(
        "portfolio.states",
        language,
        running=portfolio.running,
        paused=portfolio.paused,
        closed=portfolio.closed,
    )


def _words(portfolio: Portfolio) -> str:
    return as_sent(write_filter(portfolio.wanted))


def _table(portfolio: Portfolio, language: Language, turn: Turn) -> list[Part]:
    """Nothing where there are no projects to count.

    What is for everybody mentions no coordinators: whoever wants to see them presses a button, and is answered alone.
    """
    if not portfolio.total.projects:
        return []
    rows = [_row((Strong(plain(say("portfolio.all", language))),), portfolio.total)]
    rows += [_row(show(sector, language), tally) for sector, tally in portfolio.by_sector]
    people = portfolio.by_coordinator
    page = min(turn.page, last_page(len(people), COORDINATORS))
    if not turn.is_shared:
        shown = people[page * COORDINATORS : (page + 1) * COORDINATORS]
        rows += [_row((Person(account_id),), tally) for account_id, tally in shown]
    table = Table(
        caption=say("portfolio.caption", language),
        header=tuple(say(f"column.{column}", language) for column in COLUMNS),
        rows=tuple(rows),
    )
    if turn.is_shared:
        return [table, *([_people_button(portfolio, language)] if people else [])]
    pages = foot(
        page,
        len(people),
        language,
        action=Action.PORTFOLIO_PAGE,
        words=_words(portfolio),
        size=COORDINATORS,
        name="coordinators",
        where="portfolio.where",
    )
    return [table, *pages]


def _people_button(portfolio: Portfolio, language: Language) -> Buttons:
    button = Button(
        action=Action.PORTFOLIO_PAGE,
        label=say("button.portfolio_people", language),
        value=write_page_value(0, _words(portfolio)),
    )
    return Buttons(name="coordinators", buttons=(button,))


def _row(name: Line, tally: Tally) -> tuple[Line | int, ...]:
    return (name, tally.projects, tally.overdue, tally.coming, tally.incomplete)


def _overdue(portfolio: Portfolio, language: Language) -> list[Part]:
    shown = _section("overdue", portfolio.overdue, portfolio.total.overdue, portfolio, language)
    if portfolio.unanswered:
        shown.append(Paragraph((say("portfolio.unanswered", language, count=portfolio.unanswered),)))
    return shown


def _section(
    which: str, lines: Sequence[DueLine], count: int, portfolio: Portfolio, language: Language
) -> list[Part]:
    """A heading with the number, the first few, and where to see the rest."""
    if not count:
        return [Paragraph((say(f"portfolio.nothing_{which}", language),))]
    rows = tuple(
        joined([deadline_line(each.deadline, portfolio.today, language), _title(each)], DOT) for each in lines
    )
    shown: list[Part] = [Paragraph((say(f"portfolio.{which}", language, count=count),)), Bullets(rows)]
    if count > len(lines):
        shown.append(Note(say(f"portfolio.more_{which}", language, count=count - len(lines))))
    return shown


def _title(each: DueLine | MissingData) -> Line:
    return (Strong(each.project.ref), f" {shortened(each.project.title, TITLE)}")


def _undelivered(portfolio: Portfolio, language: Language) -> list[Part]:
    if not portfolio.undelivered:
        return []
    rows = tuple(_trouble(each, language) for each in portfolio.undelivered)
    shown: list[Part] = [
        Paragraph((say("portfolio.undelivered", language, count=portfolio.undelivered_count),)),
        Bullets(rows),
    ]
    more = portfolio.undelivered_count - len(rows)
    return [*shown, Note(say("portfolio.more_undelivered", language, count=more))] if more else shown


def _trouble(each: Trouble, language: Language) -> Line:
    error = each.reminder.reason or (each.delivery.error if each.delivery else None)
    title = (Strong(each.project.ref), f" {shortened(each.project.title, TITLE)}")
    return joined([title, deadline_name(each.deadline, language), *([(error,)] if error else [])], DOT)


def _incomplete(portfolio: Portfolio, language: Language) -> list[Part]:
    if not portfolio.incomplete:
        return []
    count = portfolio.total.incomplete
    rows = tuple(
        joined([_title(each), joined([say(f"gap.{gap}", language) for gap in each.gaps])], ": ")
        for each in portfolio.incomplete
    )
    shown: list[Part] = [Paragraph((say("portfolio.incomplete", language, count=count),)), Bullets(rows)]
    more = count - len(rows)
    return [*shown, Note(say("portfolio.more_incomplete", language, count=more))] if more else shown
