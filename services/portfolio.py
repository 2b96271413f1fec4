"""The state of the whole portfolio, or of a part of it: counts, what is overdue, what comes, what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from programme.gaps import demands
from programme.model import Sector
from services.division import Division
from services.due import DueLine, coming, first_due, overdue
from services.filters import ProjectFilter, Standing, select_ids
from services.missing import MissingData, missing_data
from services.troubles import Trouble, troubles_of
from storage import project_lists, reminders
from storage.portfolio import Tally, tallies

__all__ = ["Portfolio", "Tally", "portfolio"]

# How far ahead the portfolio looks.
AHEAD = timedelta(days=30)

# So many of each are named; the rest is counted, and the lists have them all.
NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """`running`, `paused` and `closed` count the projects that fit, whichever standing was asked for; the rest is of
    those that were asked for, which are the open ones where nothing was said.

    `overdue`, `coming`, `undelivered` and `incomplete` name the first few, the most urgent or newest first.
    `unanswered` are overdue, have been reminded of, and nobody has done anything about them.
    """

    wanted: ProjectFilter
    today: date
    running: int
    paused: int
    closed: int
    total: Tally
    by_sector: tuple[tuple[Sector, Tally], ...]
    by_coordinator: tuple[tuple[str, Tally], ...]
    overdue: tuple[DueLine, ...]
    coming: tuple[DueLine, ...]
    unanswered: int
    undelivered: tuple[Trouble, ...]
    undelivered_count: int
    incomplete: tuple[MissingData, ...]


def portfolio(division: Division, wanted: ProjectFilter) -> Portfolio:
    """As it stands at this moment."""
    today, rules = division.today(), division.rules
    with division.store.reading() as session:
        fitting = select_ids(session, division, replace(wanted, standing=wanted.standing or Standing.ALL))
        ids = fitting if wanted.standing else select_ids(session, division, wanted)
        counts = project_lists.count_states(session, today=today, project_ids=fitting)
        tallied = tallies(session, ids, today=today, until=today + AHEAD, events=rules.events, demands=demands(rules))
        troubles = troubles_of(session, division, frozenset(ids))
        return Portfolio(
            wanted=wanted,
            today=today,
            running=counts.running,
            paused=counts.paused,
            closed=counts.closed,
            total=tallied.total,
            by_sector=tuple((each, tallied.by_sector[each]) for each in Sector if each in tallied.by_sector),
            by_coordinator=tuple(tallied.by_coordinator.items()),
            overdue=first_due(session, division, overdue(division, ids), limit=NAMED),
            coming=first_due(session, division, coming(division, ids, ahead=AHEAD), limit=NAMED),
            unanswered=reminders.count_unanswered(session, ids, today=today, events=rules.events),
            undelivered=tuple(troubles.first),
            undelivered_count=troubles.count,
            incomplete=missing_data(session, rules, ids, limit=NAMED).lines,
        )
