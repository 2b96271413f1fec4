"""The state of the whole portfolio, or of a part of it: counts, what is overdue, what comes, what is missing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from programme.model import Project, ProjectState, Sector
from services.division import Division
from services.due import DueLine, coming, first_due, overdue
from services.filters import ProjectFilter, Standing, select
from services.missing import MissingData, gaps_by_project
from services.troubles import Trouble, troubles_of
from storage import due, reminders
from storage.due import DueCount

# How far ahead the portfolio looks.
AHEAD = timedelta(days=30)

# So many of each are named; the rest is counted, and the lists have them all.
NAMED = 6

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many projects, how many of their deadlines are overdue or come soon, and how many projects lack data."""

    projects: int = 0
    overdue: int = 0
    coming: int = 0
    incomplete: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            projects=self.projects + other.projects,
            overdue=self.overdue + other.overdue,
            coming=self.coming + other.coming,
            incomplete=self.incomplete + other.incomplete,
        )


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
    today = division.today()
    with division.store.reading() as session:
        standing = wanted.standing or Standing.ALL
        fitting = select(session, division, replace(wanted, standing=standing))
        current = fitting if wanted.standing else [each for each in fitting if each.state is ProjectState.ACTIVE]
        by_id = {project.id: project for project in current}
        gaps = gaps_by_project(session, division.rules, current)
        counts = due.counts_by_project(session, today=today, until=today + AHEAD, events=division.rules.events)
        tallies = {
            project.id: _tally(counts.get(project.id), is_incomplete=project.id in gaps) for project in current
        }
        troubles = troubles_of(session, division, by_id)
        return Portfolio(
            wanted=wanted,
            today=today,
            running=sum(each.state is ProjectState.ACTIVE and not each.is_paused(today) for each in fitting),
            paused=sum(each.state is ProjectState.ACTIVE and each.is_paused(today) for each in fitting),
            closed=sum(each.state is ProjectState.CLOSED for each in fitting),
            total=sum(tallies.values(), Tally()),
            by_sector=_by_sector(current, tallies),
            by_coordinator=_by_coordinator(current, tallies),
            overdue=first_due(session, division, by_id, overdue(division, by_id), limit=NAMED),
            coming=first_due(session, division, by_id, coming(division, by_id, ahead=AHEAD), limit=NAMED),
            unanswered=reminders.count_unanswered(session, by_id, today=today, events=division.rules.events),
            undelivered=tuple(troubles.first),
            undelivered_count=troubles.count,
            incomplete=tuple(
                MissingData(project=by_id[project_id], gaps=gaps[project_id]) for project_id in sorted(gaps)[:NAMED]
            ),
        )


def _tally(count: DueCount | None, *, is_incomplete: bool) -> Tally:
    return Tally(
        projects=1,
        overdue=count.overdue if count else 0,
        coming=count.coming if count else 0,
        incomplete=int(is_incomplete),
    )


def _by_sector(projects: Iterable[Project], tallies: Mapping[int, Tally]) -> tuple[tuple[Sector, Tally], ...]:
    """In the order in which sectors are always named."""
    sums = _sums((project.sector, tallies[project.id]) for project in projects)
    return tuple((sector, sums[sector]) for sector in Sector if sector in sums)


def _by_coordinator(projects: Iterable[Project], tallies: Mapping[int, Tally]) -> tuple[tuple[str, Tally], ...]:
    """Whoever has most overdue comes first. A project of two coordinators counts for both."""
    sums = _sums((account_id, tallies[project.id]) for project in projects for account_id in project.coordinators)
    return tuple(sorted(sums.items(), key=lambda each: (-each[1].overdue, -each[1].projects, each[0])))


def _sums(parts: Iterable[tuple[Key, Tally]]) -> dict[Key, Tally]:
    sums: dict[Key, Tally] = {}
    for key, tally in parts:
        sums[key] = sums.get(key, Tally()) + tally
    return sums
