"""Which projects are meant: the one filter that lists, the portfolio and questions share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.model import EducationField, Project, ProjectState, Sector
from programme.rules import Rules, base_action
from services.division import Division
from services.missing import gaps_by_project
from storage import deadlines, mobilities, projects
from storage.database import Session


class Standing(StrEnum):
    """How a project stands. Nothing said means the open ones."""

    OPEN = "open"
    CLOSED = "closed"
    PAUSED = "paused"
    OVERDUE = "overdue"
    """Something in it is overdue."""
    INCOMPLETE = "incomplete"
    """Something is missing in its data."""
    ALL = "all"
    """The closed ones, too."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to another, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFilter:
    """What is None does not narrow.

    `country` is where somebody travels in it, `unit` a part of its unit's name, `span` when something in it is due;
    of mobilities, when they are.
    """

    sector: Sector | None = None
    action: str | None = None
    field: EducationField | None = None
    standing: Standing | None = None
    coordinator: str | None = None
    country: str | None = None
    unit: str | None = None
    span: Span | None = None

    def fits(self, project: Project, rules: Rules, *, today: date) -> bool:
        """Whether a project is meant, by what it says itself: its state, sector, action, field, people and unit."""
        return (
            self.fits_standing(project, today)
            and (self.sector is None or project.sector is self.sector)
            and (self.action is None or self.action in (project.action_type, base_action(project.action_type)))
            and (self.field is None or rules.actions[project.action_type].field is self.field)
            and (self.coordinator is None or self.coordinator in project.coordinators)
            and (self.unit is None or self.unit.casefold() in (project.unit or "").casefold())
        )

    def fits_standing(self, project: Project, today: date) -> bool:
        match self.standing:
            case Standing.ALL:
                return project.state is not ProjectState.REMOVED
            case Standing.CLOSED:
                return project.state is ProjectState.CLOSED
            case Standing.PAUSED:
                return project.state is ProjectState.ACTIVE and project.is_paused(today)
        return project.state is ProjectState.ACTIVE


def select(session: Session, division: Division, wanted: ProjectFilter) -> list[Project]:
    """Every project that is meant, in the order they were registered."""
    today = division.today()
    found = [
        project
        for project in projects.kept(session, coordinator=wanted.coordinator)
        if wanted.fits(project, division.rules, today=today)
    ]
    if wanted.country is not None:
        travelled = mobilities.project_ids_in_country(session, wanted.country)
        found = [project for project in found if project.id in travelled]
    if wanted.standing is Standing.OVERDUE:
        late = deadlines.project_ids_overdue(session, today=today, events=division.rules.events)
        found = [project for project in found if project.id in late]
    if wanted.standing is Standing.INCOMPLETE:
        gaps = gaps_by_project(session, division.rules, found)
        found = [project for project in found if project.id in gaps]
    if wanted.span is not None:
        due = deadlines.project_ids_due(session, wanted.span.first, wanted.span.last)
        found = [project for project in found if project.id in due]
    return found
