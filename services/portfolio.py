"""The state of the whole portfolio, or of a part of it: counts, what is overdue, what comes, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from programme.gaps import Gap
from programme.model import ProjectOutline, ProjectState, Sector
from services.division import Division
from services.due import DueLine, coming, first_due, overdue
from services.filters import ProjectFilter, Standing, select_ids
from services.missing import MissingData, gaps_by_project
from services.troubles import Trouble, troubles_of
from storage import due, project_lists, projects, reminders
from storage.database import Session
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

    @classmethod
    def of(cls, parts: Collection[Tally]) -> Tally:
        """All of these together."""
        return cls(
            projects=sum(each.projects for each in parts),
            overdue=sum(each.overdue for each in parts),
            coming=sum(each.coming for each in parts),
            incomplete=sum(each.incomplete for each in parts),
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
        fitting = project_lists.outlines(
            session, select_ids(session, division, replace(wanted, standing=standing)), today=today
        )
        active = [each for each in fitting if each.state is ProjectState.ACTIVE]
        current = fitting if wanted.standing else active
        ids = [each.id for each in current]
        gaps = gaps_by_project(session, division.rules, current)
        counts = due.counts_by_project(session, today=today, until=today + AHEAD, events=division.rules.events)
        tallies = {project_id: _tally(counts.get(project_id), is_incomplete=project_id in gaps) for project_id in ids}
        troubles = troubles_of(session, division, tallies)
        return Portfolio(
            wanted=wanted,
            today=today,
            running=sum(not each.is_paused for each in active),
            paused=sum(each.is_paused for each in active),
            closed=sum(each.state is ProjectState.CLOSED for each in fitting),
            total=Tally.of(tallies.values()),
            by_sector=_by_sector(current, tallies),
            by_coordinator=_by_coordinator(current, tallies),
            overdue=first_due(session, division, overdue(division, ids), limit=NAMED),
            coming=first_due(session, division, coming(division, ids, ahead=AHEAD), limit=NAMED),
            unanswered=reminders.count_unanswered(session, ids, today=today, events=division.rules.events),
            undelivered=tuple(troubles.first),
            undelivered_count=troubles.count,
            incomplete=_first_incomplete(session, gaps),
        )


def _first_incomplete(session: Session, gaps: Mapping[int, tuple[Gap, ...]]) -> tuple[MissingData, ...]:
    named = projects.by_id(session, sorted(gaps)[:NAMED])
    return tuple(MissingData(project=project, gaps=gaps[project.id]) for project in named.values())


def _tally(count: DueCount | None, *, is_incomplete: bool) -> Tally:
    return Tally(
        projects=1,
        overdue=count.overdue if count else 0,
        coming=count.coming if count else 0,
        incomplete=int(is_incomplete),
    )


def _by_sector(outlines: Iterable[ProjectOutline], tallies: Mapping[int, Tally]) -> tuple[tuple[Sector, Tally], ...]:
    """In the order in which sectors are always named."""
    sums = _sums((each.sector, tallies[each.id]) for each in outlines)
    return tuple((sector, sums[sector]) for sector in Sector if sector in sums)


def _by_coordinator(
    outlines: Iterable[ProjectOutline], tallies: Mapping[int, Tally]
) -> tuple[tuple[str, Tally], ...]:
    """Whoever has most overdue comes first. A project of two coordinators counts for both."""
    sums = _sums((account_id, tallies[each.id]) for each in outlines for account_id in each.coordinators)
    return tuple(sorted(sums.items(), key=lambda each: (-each[1].overdue, -each[1].projects, each[0])))


def _sums(parts: Iterable[tuple[Key, Tally]]) -> dict[Key, Tally]:
    together: dict[Key, list[Tally]] = {}
    for key, tally in parts:
        together.setdefault(key, []).append(tally)
    return {key: Tally.of(tallies) for key, tallies in together.items()}
