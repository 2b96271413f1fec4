"""Keeps the outbox equal to what facts, rules and calendar say, in the transaction that changes a fact."""

from __future__ import annotations

from datetime import datetime

from programme.deadlines import required_deadlines
from programme.model import Mobility, Project, Reminder
from programme.reminders import plan
from services.division import Division
from storage import deadlines, mobilities, projects, reminders
from storage.database import Session


def replan(session: Session, division: Division, project_id: int, *, now: datetime) -> None:
    """Works out all deadlines and reminders of a project anew. Planning twice changes nothing."""
    project = projects.get(session, project_id)
    travels = mobilities.of_project(session, project_id)
    deadlines.synchronise(session, project_id, required_deadlines(project, travels, division.rules), now=now)
    reminders.synchronise(session, project_id, _plan(session, division, project, travels))


def replan_all(division: Division) -> int:
    """The same for every project, one transaction each; returns for how many something changed.

    On most nights nothing changes, and then nothing is locked: whoever writes meanwhile need not wait.
    """
    with division.store.reading() as session:
        project_ids = projects.all_ids(session)
    return sum(_replan_if_needed(division, project_id) for project_id in project_ids)


def _replan_if_needed(division: Division, project_id: int) -> bool:
    with division.store.reading() as session:
        project = projects.find(session, project_id)
        if project is None or _is_in_step(session, division, project):
            return False
    with division.store.writing() as session:
        if projects.find(session, project_id) is None:
            return False
        replan(session, division, project_id, now=division.now())
        return True


def _is_in_step(session: Session, division: Division, project: Project) -> bool:
    travels = mobilities.of_project(session, project.id)
    required = required_deadlines(project, travels, division.rules)
    return deadlines.is_in_step(session, project.id, required, now=division.now()) and reminders.is_in_step(
        session, project.id, _plan(session, division, project, travels)
    )


def _plan(session: Session, division: Division, project: Project, travels: list[Mobility]) -> tuple[Reminder, ...]:
    known = deadlines.of_project(session, project.id)
    return plan(project, travels, known, rules=division.rules, timetable=division.timetable)
