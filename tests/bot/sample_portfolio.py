"""The state of the portfolio: of everything, of a part, of nothing, and shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.blocks import Message
from bot.messages import portfolio
from bot.messages.paging import Turn
from bot.text import Language
from programme.gaps import Gap
from programme.model import Sector
from services.due import DueLine
from services.filters import ProjectFilter
from services.missing import MissingData
from services.portfolio import Portfolio, Tally
from tests.bot.facts import DEPARTURE, LATE, OTHER, OWN, PROJECT, SCHOOL, TODAY, TODAYS
from tests.bot.sample_lists import EVERYTHING, SHARED
from tests.bot.sample_stories import TROUBLES

NOTHING = Portfolio(
    wanted=ProjectFilter(),
    today=TODAY,
    running=0,
    paused=0,
    closed=0,
    total=Tally(),
    by_sector=(),
    by_coordinator=(),
    overdue=(),
    coming=(),
    unanswered=0,
    undelivered=(),
    undelivered_count=0,
    incomplete=(),
)
ONE = replace(
    NOTHING,
    running=1,
    total=Tally(projects=1, overdue=1, coming=1, incomplete=1),
    by_sector=((Sector.VOCATIONAL, Tally(projects=1, overdue=1, coming=1, incomplete=1)),),
    by_coordinator=(("UAINO", Tally(projects=1, overdue=1, coming=1, incomplete=1)),),
    overdue=(DueLine(project=PROJECT, deadline=LATE),),
    coming=(DueLine(project=PROJECT, deadline=TODAYS),),
    unanswered=1,
    undelivered=(TROUBLES[1],),
    undelivered_count=1,
    incomplete=(MissingData(project=PROJECT, gaps=(Gap.HOST,)),),
)
MANY = replace(
    NOTHING,
    running=58,
    paused=2,
    closed=14,
    total=Tally(projects=60, overdue=9, coming=21, incomplete=11),
    by_sector=tuple((sector, Tally(projects=9, overdue=1, coming=3, incomplete=2)) for sector in Sector),
    by_coordinator=tuple((f"U{number}", Tally(projects=20 - number)) for number in range(12)),
    overdue=(DueLine(project=PROJECT, deadline=LATE),) * 6,
    coming=tuple(
        DueLine(project=project, deadline=each)
        for project, each in ((PROJECT, TODAYS), (SCHOOL, OWN), (PROJECT, DEPARTURE))
    ),
    unanswered=4,
    undelivered=(TROUBLES[1],) * 4,
    undelivered_count=7,
    incomplete=(MissingData(project=OTHER, gaps=tuple(Gap)),) * 6,
)


def state(of: Portfolio) -> Callable[[Language], Message]:
    return lambda language: portfolio.render(of, language)


MESSAGES: dict[str, Callable[[Language], Message]] = {
    "portfolio": state(MANY),
    "portfolio_second_page": lambda language: portfolio.render(MANY, language, Turn(page=1)),
    "portfolio_one": state(ONE),
    "portfolio_none": state(NOTHING),
    "portfolio_narrowed": state(replace(ONE, wanted=EVERYTHING)),
    "portfolio_shared": lambda language: portfolio.render(replace(MANY, wanted=EVERYTHING), language, SHARED),
}
