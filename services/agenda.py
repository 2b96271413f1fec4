"""What is due, what goes on, and who travels: what people ask for across projects, narrowed as they like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from programme.model import Deadline, DeadlineState, Mobility, MobilityState, Project
from services.cards import load_deadline
from services.division import Division
from services.due import DueLine
from services.filters import ProjectFilter, Span, select
from services.mobilities import MobilityLine, MobilityList
from services.projects import ProjectLine, list_projects
from services.references import find_mobility, find_project, is_mobility_ref
from storage import deadlines, due, mobilities, projects
from storage.database import Session

ALWAYS = Span(date.min, date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The first of what is due, the earliest first, and how many there are."""

    lines: tuple[DueLine, ...]
    count: int
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to look for. `reference` names one project or mobility; `kinds` are of deadlines, none meaning all."""

    projects: ProjectFilter
    reference: str | None
    days: Span
    kinds: tuple[str, ...] = ()
    is_overdue: bool = False


def agenda(division: Division, wanted: Wanted, *, limit: int) -> Agenda:
    """What is open; of one project or mobility also what is done. Raises a Refusal for a reference that fits none."""
    today = division.today()
    with division.store.reading() as session:
        found, by_id = _deadlines(session, division, wanted)
        fitting = [each for each in found if _fits(each, wanted, division, today)]
        lines = tuple(
            DueLine(project=project, deadline=load_deadline(session, division.rules, project, each.id))
            for each in fitting[:limit]
            if each.project_id is not None and (project := by_id[each.project_id])
        )
    return Agenda(lines=lines, count=len(fitting), today=today)


def _fits(deadline: Deadline, wanted: Wanted, division: Division, today: date) -> bool:
    if wanted.kinds and deadline.kind not in wanted.kinds:
        return False
    if wanted.is_overdue and not _is_overdue(deadline, division, today):
        return False
    return _is_within(deadline.due_on, wanted.days)


def _is_overdue(deadline: Deadline, division: Division, today: date) -> bool:
    """An event that is over is not: nobody does anything about it."""
    is_late = deadline.state is DeadlineState.OPEN and deadline.due_on < today
    return is_late and not division.rules.is_event(deadline.kind)


def _deadlines(session: Session, division: Division, wanted: Wanted) -> tuple[list[Deadline], dict[int, Project]]:
    """Whatever may be wanted, and the projects that it belongs to."""
    if wanted.reference is not None:
        project = find_project(session, division, wanted.reference)
        found = deadlines.of_project(session, project.id)
        if is_mobility_ref(wanted.reference):
            mobility = find_mobility(session, division, wanted.reference)
            found = [each for each in found if each.mobility_id == mobility.id]
        return found, {project.id: project}
    by_id = {project.id: project for project in _projects(session, division, wanted.projects)}
    found = due.open_until(session, by_id, day=wanted.days.last)
    whose = wanted.projects.coordinator
    if whose is None:
        return found, by_id
    answered_for = {each.id for each in _travels(session, by_id) if each.responsible == whose}
    return [
        each
        for each in found
        if each.mobility_id in answered_for or (each.project_id and whose in by_id[each.project_id].coordinators)
    ], by_id


def _projects(session: Session, division: Division, wanted: ProjectFilter) -> list[Project]:
    """Those that fit; of a person also those in which they only answer for a mobility."""
    whoever = replace(wanted, coordinator=None)
    mine = set(projects.ids_of_people(session, [wanted.coordinator])) if wanted.coordinator else None
    return [project for project in select(session, division, whoever) if mine is None or project.id in mine]


def _travels(session: Session, project_ids: dict[int, Project]) -> list[Mobility]:
    return [each for project_id in project_ids for each in mobilities.of_project(session, project_id)]


class Edge(StrEnum):
    """Which day of a project or mobility is asked about; without one it is any day in between."""

    START = "start"
    END = "end"


def _holds(days: Span, edge: Edge | None, *, first: date, last: date) -> bool:
    match edge:
        case Edge.START:
            return _is_within(first, days)
        case Edge.END:
            return _is_within(last, days)
    return first <= days.last and last >= days.first


def _is_within(day: date, days: Span) -> bool:
    return days.first <= day <= days.last


def projects_in(division: Division, wanted: Wanted, *, edge: Edge | None) -> list[ProjectLine]:
    """The active projects that start, end or go on in some days, the most urgent first."""
    return [
        line
        for line in list_projects(division, wanted.projects).lines
        if _holds(wanted.days, edge, first=line.project.start_on, last=line.project.end_on)
    ]


def mobilities_in(division: Division, wanted: Wanted, *, edge: Edge | None, limit: int) -> MobilityList:
    """The mobilities that start, end or go on in some days and are not cancelled, the next to start first."""
    whose = wanted.projects.coordinator
    with division.store.reading() as session:
        if wanted.reference is not None:
            found = [find_project(session, division, wanted.reference)]
        else:
            found = _projects(session, division, wanted.projects)
        by_id = {project.id: project for project in found}
        fitting = [
            each
            for each in _travels(session, by_id)
            if each.state is not MobilityState.CANCELLED
            and _holds(wanted.days, edge, first=each.start_on, last=each.end_on)
            and whose in (None, each.responsible, *by_id[each.project_id].coordinators)
        ]
    ordered = sorted(fitting, key=lambda each: (each.start_on, each.id))
    lines = tuple(MobilityLine(mobility=each, project=by_id[each.project_id]) for each in ordered[:limit])
    return MobilityList(lines=lines, count=len(ordered), page=0)
