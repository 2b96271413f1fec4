"""What somebody sees when they open the bot's Home tab: their own things, and, for administrators, everybody's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from programme.model import Project, ProjectState
from services.division import Division
from services.due import DueLine, coming, first_due, overdue
from services.filters import ProjectFilter
from services.missing import MissingData, gaps_by_project
from services.mobilities import MobilityLine
from services.people import actor
from services.personal import PersonalSettings, settings_of
from services.portfolio import Portfolio, portfolio
from services.projects import ProjectLine, list_projects
from storage import mobilities, projects
from storage.database import Session

# What falls due within so many days is shown.
AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioNumbers:
    """How many projects there are, and of all of them how much is overdue and was not delivered."""

    running: int
    paused: int
    closed: int
    overdue: int
    undelivered: int

    @classmethod
    def of(cls, everybodys: Portfolio) -> PortfolioNumbers:
        return cls(
            running=everybodys.running,
            paused=everybodys.paused,
            closed=everybodys.closed,
            overdue=everybodys.total.overdue,
            undelivered=everybodys.undelivered_count,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """Everything, the most urgent first: what is not shown is counted by whoever shows it."""

    account_id: str
    overdue: tuple[DueLine, ...]
    coming: tuple[DueLine, ...]
    missing: tuple[MissingData, ...]
    projects: tuple[ProjectLine, ...]
    mobilities: tuple[MobilityLine, ...]
    settings: PersonalSettings
    portfolio: PortfolioNumbers | None
    """For administrators alone."""
    today: date

    @property
    def is_empty(self) -> bool:
        """Nothing here is theirs yet."""
        return not (self.projects or self.mobilities or self.overdue or self.coming)

    @property
    def digest(self) -> str:
        """The same for the same page; it tells nothing of what the page says."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def page_of(division: Division, account_id: str) -> HomePage:
    """The page as it stands at this moment."""
    today = division.today()
    listed = list_projects(division, ProjectFilter(coordinator=account_id))
    mine = [line.project for line in listed.lines]
    with division.store.reading() as session:
        whose = _whose(session, account_id, mine)
        by_id = {**whose.coordinated, **whose.elsewhere}
        travels = [
            MobilityLine(mobility=travel, project=by_id[travel.project_id])
            for travel in mobilities.ahead_of(session, account_id, day=today)
            # What came to them since the projects were read is told of in the log, and shows with the next pass.
            if travel.project_id in by_id
        ]
        late = first_due(session, division, overdue(division, by_id))
        soon = first_due(session, division, coming(division, by_id, ahead=AHEAD))
        gaps = gaps_by_project(session, division.rules, mine)
    is_administrator = actor(division, account_id).is_administrator
    return HomePage(
        account_id=account_id,
        overdue=whose.mine(late),
        coming=whose.mine(soon),
        missing=tuple(MissingData(project=project, gaps=gaps[project.id]) for project in mine if project.id in gaps),
        projects=listed.lines,
        mobilities=tuple(travels),
        settings=settings_of(division, account_id),
        portfolio=PortfolioNumbers.of(portfolio(division, ProjectFilter())) if is_administrator else None,
        today=today,
    )


@dataclass(frozen=True, slots=True)
class _Whose:
    """The projects that somebody coordinates, and those of others in which they answer for a mobility."""

    account_id: str
    coordinated: Mapping[int, Project]
    elsewhere: Mapping[int, Project]

    def mine(self, lines: Iterable[DueLine]) -> tuple[DueLine, ...]:
        """Without what others answer for."""
        return tuple(line for line in lines if line.project.id in self.coordinated or self._answers_for(line))

    def _answers_for(self, line: DueLine) -> bool:
        mobility = line.deadline.mobility
        return mobility is not None and mobility.responsible == self.account_id


def _whose(session: Session, account_id: str, coordinated: Iterable[Project]) -> _Whose:
    mine = {project.id: project for project in coordinated}
    answered_for = set(mobilities.projects_of_responsible(session, account_id)) - mine.keys()
    others = projects.by_id(session, answered_for)
    elsewhere = {each.id: each for each in others.values() if each.state is ProjectState.ACTIVE}
    return _Whose(account_id, mine, elsewhere)
