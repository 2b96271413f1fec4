"""What is due in several projects: the first few of it, and how much there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from programme.model import Deadline, Project
from services.cards import CardDeadline, card_deadline
from services.division import Division
from services.pages import Page
from storage import agenda, checklists, mobilities, projects
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    project: Project
    deadline: CardDeadline


def overdue(division: Division, project_ids: Iterable[int]) -> agenda.Due:
    """An event that is over is not overdue: nobody does anything about it."""
    return agenda.Due(project_ids=frozenset(project_ids), overdue_on=division.today(), events=division.rules.events)


def coming(division: Division, project_ids: Iterable[int], *, ahead: timedelta) -> agenda.Due:
    """From today on, for so long."""
    today = division.today()
    return agenda.Due(project_ids=frozenset(project_ids), first=today, last=today + ahead)


def first_due(
    session: Session, division: Division, which: agenda.Due, *, limit: int | None = None
) -> tuple[DueLine, ...]:
    """So many of them, or all, each as it stands now."""
    return lines_of(session, division, agenda.listed(session, which, limit=limit))


def lines_of(session: Session, division: Division, deadlines: Iterable[Deadline]) -> tuple[DueLine, ...]:
    """These deadlines of projects, in their order, each with its mobility and its checklist."""
    deadlines = list(deadlines)
    by_id = projects.by_id(session, {each.project_id for each in deadlines if each.project_id is not None})
    of_projects = [(each, by_id[each.project_id]) for each in deadlines if each.project_id is not None]
    travels = mobilities.by_id(session, {each.mobility_id for each, _ in of_projects if each.mobility_id is not None})
    ticks = checklists.of_deadlines(session, [each.id for each, _ in of_projects])
    return tuple(
        DueLine(
            project=project,
            deadline=card_deadline(
                division.rules, project, each, travels.get(each.mobility_id or 0), ticks.get(each.id, ())
            ),
        )
        for each, project in of_projects
    )


def all_due(session: Session, division: Division, which: agenda.Due, *, limit: int) -> Page[DueLine]:
    """So many of them are given; all are counted."""
    lines = first_due(session, division, which, limit=limit)
    return Page(lines=lines, count=len(lines) if len(lines) < limit else agenda.count(session, which))
