"""What somebody sees when they open the bot's Home tab: their own things, and, for administrators, everybody's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from programme.model import Project, ProjectState
from programme.staff import Person
from services.digests import DigestLine, MissingData, due_lines
from services.division import Actor, Division
from services.filters import ProjectFilter
from services.missing import gaps_by_project
from services.mobilities import MobilityLine
from services.people import actor
from services.portfolio import Portfolio, portfolio
from services.projects import ProjectLine, list_projects
from storage import mobilities, people, projects
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
    person: Person
    portfolio: Portfolio | None
    """For administrators alone."""
    today: date

    @property
    def is_empty(self) -> bool:
        """Nothing here is theirs yet."""
        return not (self.projects or self.mobilities or self.overdue or self.coming)


def page_of(division: Division, account_id: str) -> HomePage:
    """The page as it stands at this moment."""
    viewer = actor(division, account_id)
    listed = list_projects(division, ProjectFilter(coordinator=account_id))
    everything = portfolio(division, ProjectFilter()) if viewer.is_administrator else None
    with division.store.reading() as session:
        return _page(session, division, viewer, listed, everything)


def _page(
    session: Session, division: Division, viewer: Actor, listed: list[ProjectLine], everything: Portfolio | None
) -> HomePage:
    today = division.today()
    mine = [line.project for line in listed]
    travels = mobilities.ahead_of(session, viewer.account_id, day=today)
    by_id = {project.id: project for project in mine} | {
        travel.project_id: projects.get(session, travel.project_id) for travel in travels
    }
    lines = _my_lines(session, division, viewer, mine)
    gaps = gaps_by_project(session, division.rules, mine)
    return HomePage(
        account_id=viewer.account_id,
        overdue=tuple(line for line in lines if line.deadline.deadline.due_on < today),
        coming=tuple(line for line in lines if line.deadline.deadline.due_on >= today),
        missing=tuple(MissingData(project=project, gaps=gaps[project.id]) for project in mine if project.id in gaps),
        projects=tuple(listed),
        mobilities=tuple(MobilityLine(mobility=travel, project=by_id[travel.project_id]) for travel in travels),
        person=people.presence(session, viewer.account_id),
        portfolio=everything,
        today=today,
    )


def _my_lines(session: Session, division: Division, viewer: Actor, mine: Iterable[Project]) -> list[DigestLine]:
    """What is due in the projects that somebody coordinates, and of the mobilities that they answer for elsewhere."""
    coordinated = {project.id: project for project in mine}
    elsewhere = [
        project
        for project_id in mobilities.projects_of_responsible(session, viewer.account_id)
        if project_id not in coordinated
        for project in [projects.get(session, project_id)]
        if project.state is ProjectState.ACTIVE
    ]
    lines = due_lines(session, division, [*coordinated.values(), *elsewhere], until=division.today() + AHEAD)
    return [line for line in lines if line.project.id in coordinated or _answers_for(viewer, line)]


def _answers_for(viewer: Actor, line: DigestLine) -> bool:
    mobility = line.deadline.mobility
    return mobility is not None and mobility.responsible == viewer.account_id
