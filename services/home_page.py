"""What somebody sees when they open the bot's Home tab: their own things, and, for administrators, everybody's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from programme.model import Project, ProjectState
from services.digests import DigestLine, MissingData, due_lines
from services.division import Division
from services.filters import ProjectFilter
from services.missing import gaps_by_project
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
class HomePage:
    """Everything, the most urgent first: what is not shown is counted by whoever shows it."""

    account_id: str
    overdue: tuple[DigestLine, ...]
    coming: tuple[DigestLine, ...]
    missing: tuple[MissingData, ...]
    projects: tuple[ProjectLine, ...]
    mobilities: tuple[MobilityLine, ...]
    settings: PersonalSettings
    portfolio: Portfolio | None
    """For administrators alone."""
    today: date

    @property
    def is_empty(self) -> bool:
        """Nothing here is theirs yet."""
        return not (self.projects or self.mobilities or self.overdue or self.coming)


def page_of(division: Division, account_id: str) -> HomePage:
    """The page as it stands at this moment."""
    today = division.today()
    listed = list_projects(division, ProjectFilter(coordinator=account_id))
    mine = [line.project for line in listed]
    with division.store.reading() as session:
        travels = [
            MobilityLine(mobility=travel, project=projects.get(session, travel.project_id))
            for travel in mobilities.ahead_of(session, account_id, day=today)
        ]
        lines = _my_lines(session, division, account_id, mine)
        gaps = gaps_by_project(session, division.rules, mine)
    is_administrator = actor(division, account_id).is_administrator
    return HomePage(
        account_id=account_id,
        overdue=tuple(line for line in lines if line.deadline.deadline.due_on < today),
        coming=tuple(line for line in lines if line.deadline.deadline.due_on >= today),
        missing=tuple(MissingData(project=project, gaps=gaps[project.id]) for project in mine if project.id in gaps),
        projects=tuple(listed),
        mobilities=tuple(travels),
        settings=settings_of(division, account_id),
        portfolio=portfolio(division, ProjectFilter()) if is_administrator else None,
        today=today,
    )


def _my_lines(session: Session, division: Division, account_id: str, mine: Iterable[Project]) -> list[DigestLine]:
    """What is due in the projects that somebody coordinates, and of the mobilities that they answer for elsewhere."""
    coordinated = {project.id: project for project in mine}
    elsewhere = [
        project
        for project_id in mobilities.projects_of_responsible(session, account_id)
        if project_id not in coordinated
        for project in [projects.get(session, project_id)]
        if project.state is ProjectState.ACTIVE
    ]
    lines = due_lines(session, division, [*coordinated.values(), *elsewhere], until=division.today() + AHEAD)
    return [line for line in lines if line.project.id in coordinated or _answers_for(account_id, line)]


def _answers_for(account_id: str, line: DigestLine) -> bool:
    mobility = line.deadline.mobility
    return mobility is not None and mobility.responsible == account_id
