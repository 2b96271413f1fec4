"""Keeps the outbox equal to what facts, rules and calendar say, in the transaction that changes a fact."""

from __future__ import annotations

from datetime import datetime

from programme.deadlines import required_deadlines
from programme.reminders import plan
from services.division import Division
from storage import deadlines, mobilities, projects, reminders
from storage.database import Session


def replan(session: Session, division: Division, project_id: int, *, now: datetime) -> None:
    """Works out all deadlines and reminders of a project anew. Planning twice changes nothing."""
    project = projects.get(session, project_id)
    travels = mobilities.of_project(session, project_id)
    deadlines.synchronise(session, project_id, required_deadlines(project, travels, division.rules), now=now)
    planned = plan(
        project,
        travels,
        deadlines.of_project(session, project_id),
        rules=division.rules,
        timetable=division.timetable,
    )
    reminders.synchronise(session, project_id, planned)


def replan_all(division: Division) -> int:
    """The same for every project, one transaction each, so that nobody waits; returns how many there are."""
    with division.store.reading() as session:
        project_ids = projects.all_ids(session)
    for project_id in project_ids:
        with division.store.writing() as session:
            if projects.find(session, project_id):
                replan(session, division, project_id, now=division.now())
    return len(project_ids)
