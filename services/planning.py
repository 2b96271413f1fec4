"""Keeps the outbox equal to what facts, rules and calendar say, in the transaction that changes a fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial

from programme.deadlines import FINAL_REPORT, required_deadlines
from programme.model import Deadline, Fate, Mobility, Project, Recipient, Reminder, RequiredDeadline
from programme.reminders import plan, plan_call
from services.division import Division
from services.staffing import staff_for_calls, staff_of
from storage import calls, deadlines, deliveries, mobilities, outbox_plan, projects, snoozes
from storage.database import Session
from storage.errors import DatabaseUnavailableError


def replan(session: Session, division: Division, project_id: int, *, now: datetime) -> None:
    """Works out all deadlines and reminders of a project anew. Planning twice changes nothing."""
    project = projects.get(session, project_id)
    travels = mobilities.of_project(session, project_id)
    today = division.timetable.local_date(now)
    required = _required(session, division, project, travels)
    for deadline_id in deadlines.synchronise(session, project_id, required, now=now, today=today):
        deliveries.mark_for_refresh(session, deadline_id, now=now)
    outbox_plan.synchronise(session, project_id, _plan(session, division, project, travels))


def replan_call(session: Session, division: Division, call_id: int) -> None:
    """Works out the reminders of a call anew."""
    deadline = deadlines.of_call(session, call_id)
    outbox_plan.synchronise_call(session, deadline.id, _plan_call(session, division, deadline))


def replan_all(division: Division) -> int:
    """The same for everything, one transaction each; returns for how many something changed.

    On most nights nothing changes, and then nothing is locked. After a change that may concern whatever is planned,
    such as who administers, others write in between; what a stop leaves out, the next start plans.
    """
    with division.store.reading() as session:
        project_ids = projects.all_ids(session)
        call_ids = [call.id for call in calls.closing_from(session, division.now())]
    return replan_each(division, project_ids, call_ids)


def replan_what_is_told(division: Division, account_id: str, *, since: datetime) -> int:
    """The same for whatever has anything in its plan for somebody from a moment on."""
    with division.store.reading() as session:
        project_ids = projects.ids_where_planned(session, account_id, since=since)
        call_ids = [call.id for call in calls.closing_from(session, division.now())]
    return replan_each(division, sorted(project_ids), call_ids)


def replan_soon(division: Division, project_ids: Sequence[int]) -> None:
    """It may be all there are: nobody need wait for them."""
    if project_ids:
        division.soon(partial(replan_each, division, project_ids))


def replan_each(division: Division, project_ids: Iterable[int], call_ids: Iterable[int] = ()) -> int:
    """The same for some, in the background: it gives way to whoever waits for an answer."""
    changed = 0
    refused = []
    for project_id in project_ids:
        division.give_way()
        try:
            changed += replan_if_needed(division, project_id)
        except DatabaseUnavailableError:
            # Somebody else wrote for long. One project must not keep the others from their plan.
            refused.append(project_id)
    changed += sum(replan_if_needed(division, project_id) for project_id in refused)
    return changed + sum(_replan_call_if_needed(division, call_id) for call_id in call_ids)


def replan_if_needed(division: Division, project_id: int) -> bool:
    """The same for one project in a transaction of its own; false where nothing changes or the project is gone."""
    with division.store.reading() as session:
        project = projects.find(session, project_id)
        if project is None or _is_in_step(session, division, project):
            return False
    with division.store.writing() as session:
        if projects.find(session, project_id) is None:
            return False
        replan(session, division, project_id, now=division.now())
        return True


def _replan_call_if_needed(division: Division, call_id: int) -> bool:
    with division.store.reading() as session:
        deadline = deadlines.of_call(session, call_id)
        if outbox_plan.is_call_in_step(session, deadline.id, _plan_call(session, division, deadline)):
            return False
    with division.store.writing() as session:
        replan_call(session, division, call_id)
        return True


def _is_in_step(session: Session, division: Division, project: Project) -> bool:
    travels = mobilities.of_project(session, project.id)
    required = _required(session, division, project, travels)
    now, today = division.now(), division.today()
    return deadlines.is_in_step(session, project.id, required, now=now, today=today) and outbox_plan.is_in_step(
        session, project.id, _plan(session, division, project, travels)
    )


def _required(
    session: Session, division: Division, project: Project, travels: Iterable[Mobility]
) -> tuple[RequiredDeadline, ...]:
    reported_on = day_of_report(division, deadlines.of_project(session, project.id))
    return required_deadlines(project, travels, division.rules, reported_on=reported_on)


def day_of_report(division: Division, of_project: Iterable[Deadline]) -> date | None:
    """The day on which a project's final report was marked done; None while it is not."""
    return next(
        (
            division.timetable.local_date(deadline.done_at)
            for deadline in of_project
            if deadline.kind == FINAL_REPORT and deadline.done_at is not None
        ),
        None,
    )


def reminder_days(session: Session, division: Division, project: Project, deadline: Deadline) -> tuple[date, ...]:
    """The days from now up to its date with reminders of a deadline, if it were as given. Only reads."""
    travels = mobilities.of_project(session, project.id)
    known = [deadline if each.id == deadline.id else each for each in deadlines.of_project(session, project.id)]
    return _days_up_to(division, deadline, _plan_of(session, division, project, travels, known))


def call_reminder_days(session: Session, division: Division, deadline: Deadline) -> tuple[date, ...]:
    """The same of a call's deadline."""
    return _days_up_to(division, deadline, _plan_call(session, division, deadline))


def _days_up_to(division: Division, deadline: Deadline, planned: Iterable[Reminder]) -> tuple[date, ...]:
    coming = {
        division.timetable.local_date(reminder.send_at)
        for reminder in planned
        if reminder.deadline_id == deadline.id
        and reminder.fate is Fate.PLANNED
        and reminder.send_at >= division.now()
    }
    return tuple(sorted(day for day in coming if day <= deadline.due_on))


def _plan(session: Session, division: Division, project: Project, travels: list[Mobility]) -> tuple[Reminder, ...]:
    return _plan_of(session, division, project, travels, deadlines.of_project(session, project.id))


def _plan_of(
    session: Session, division: Division, project: Project, travels: list[Mobility], known: list[Deadline]
) -> tuple[Reminder, ...]:
    staff = staff_of(session, division, project, travels)
    return plan(
        project,
        travels,
        known,
        rules=division.rules,
        timetable=division.timetable,
        staff=staff,
        snoozes=snoozes.of_project(session, project.id),
    )


def _plan_call(session: Session, division: Division, deadline: Deadline) -> tuple[Reminder, ...]:
    """The division's channel hears of calls; without one, the administrators."""
    staff = staff_for_calls(session, division)
    recipients = [Recipient.person(account_id) for account_id in staff.administrators]
    if staff.division_channel:
        recipients = [Recipient.channel(staff.division_channel)]
    return plan_call(deadline, recipients, rules=division.rules, timetable=division.timetable, staff=staff)
