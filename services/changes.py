"""Changing, ending and cancelling what is registered; before dates move, what moves with them is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from programme.deadlines import required_deadlines
from programme.model import Deadline, DeadlineState, Mobility, MobilityState, Origin, Project, ProjectState
from services.access import require_change
from services.cards import CardDeadline, load_deadline
from services.division import Actor, Division
from services.planning import day_of_report, replan
from services.projects import check_period, check_project_period
from services.references import find_mobility, find_project, is_mobility_ref
from services.running_refusal import NothingChanges
from storage import audit, deadlines, mobilities, projects
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A deadline and the date it moves to; None where nothing demands it any more."""

    deadline: CardDeadline
    after: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodChange:
    """Another period of a project, or of one of its mobilities, and what moves with it."""

    project: Project
    mobility: Mobility | None
    start_on: date
    end_on: date
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A project that is over; `left_open` is what was still due, and is reminded of no more."""

    project: Project
    left_open: int


def preview_period(
    division: Division, actor: Actor, reference: str, *, start_on: date | None, end_on: date | None
) -> PeriodChange:
    """What would move; nothing is changed. Raises what `change_period` raises."""
    with division.store.reading() as session:
        return _change(session, division, actor, reference, start_on=start_on, end_on=end_on)


def change_period(
    division: Division, actor: Actor, reference: str, *, start_on: date | None, end_on: date | None
) -> PeriodChange:
    """Gives a project or mobility another period, or one other day of it, and moves what depends on it.

    Raises NoSuchProject, NoSuchMobility, SeveralProjectsFit, NotYourProject, NothingChanges, or PeriodReversed and
    the like.
    """
    with division.store.writing() as session:
        change = _change(session, division, actor, reference, start_on=start_on, end_on=end_on)
        subject = change.mobility or change.project
        if change.mobility:
            mobilities.set_period(session, change.mobility.id, start_on=change.start_on, end_on=change.end_on)
        else:
            projects.set_period(session, change.project.id, start_on=change.start_on, end_on=change.end_on)
        replan(session, division, change.project.id, now=division.now())
        audit.record(
            session,
            at=division.now(),
            actor=actor.account_id,
            action="mobility.changed" if change.mobility else "project.changed",
            subject=subject.ref,
            before={"start_on": subject.start_on, "end_on": subject.end_on},
            after={"start_on": change.start_on, "end_on": change.end_on},
        )
        return change


def _change(
    session: Session,
    division: Division,
    actor: Actor,
    reference: str,
    *,
    start_on: date | None,
    end_on: date | None,
) -> PeriodChange:
    project = find_project(session, reference)
    mobility = find_mobility(session, reference) if is_mobility_ref(reference) else None
    require_change(actor, project)
    subject = mobility or project
    first, last = start_on or subject.start_on, end_on or subject.end_on
    if (first, last) == (subject.start_on, subject.end_on):
        raise NothingChanges(ref=subject.ref)
    if mobility:
        check_period(first, last)
    else:
        check_project_period(project.action_type, first, last, division.rules)
    return PeriodChange(
        project=project,
        mobility=mobility,
        start_on=first,
        end_on=last,
        moves=_moves(session, division, project, mobility, first=first, last=last),
    )


def _moves(
    session: Session, division: Division, project: Project, mobility: Mobility | None, *, first: date, last: date
) -> tuple[Move, ...]:
    """Every open deadline that a rule gives another date, in the order of the dates it has now."""
    travels = mobilities.of_project(session, project.id)
    changed = project if mobility else replace(project, start_on=first, end_on=last)
    if mobility:
        moved = replace(mobility, start_on=first, end_on=last)
        travels = [moved if each.id == mobility.id else each for each in travels]
    known = deadlines.of_project(session, project.id)
    required = {
        (each.mobility_id, each.kind): each.due_on
        for each in required_deadlines(changed, travels, division.rules, reported_on=day_of_report(division, known))
    }
    return tuple(
        Move(deadline=load_deadline(session, division.rules, project, each.id), after=required.get(_key(each)))
        for each in known
        if each.state is DeadlineState.OPEN
        and each.origin is Origin.COMPUTED
        and required.get(_key(each)) != each.due_on
    )


def _key(deadline: Deadline) -> tuple[int | None, str]:
    return (deadline.mobility_id, deadline.kind)


def close(division: Division, actor: Actor, reference: str) -> Ended:
    """Ends a project: nobody is reminded of it any more, but of the end of record keeping.

    Raises NoSuchProject, SeveralProjectsFit, NotYourProject or NothingChanges.
    """
    with division.store.writing() as session:
        project = find_project(session, reference)
        require_change(actor, project)
        if project.state is not ProjectState.ACTIVE:
            raise NothingChanges(ref=project.ref)
        left_open = sum(
            each.state is DeadlineState.OPEN and not division.rules.is_event(each.kind)
            for each in deadlines.of_project(session, project.id)
        )
        _set_state(session, division, actor, project, ProjectState.CLOSED)
        return Ended(project=projects.get(session, project.id), left_open=left_open)


def reopen(division: Division, actor: Actor, reference: str) -> Project:
    """Takes a closed project up again, with everything that is due. Raises as `close` does."""
    with division.store.writing() as session:
        project = find_project(session, reference)
        require_change(actor, project)
        if project.state is ProjectState.ACTIVE:
            raise NothingChanges(ref=project.ref)
        _set_state(session, division, actor, project, ProjectState.ACTIVE)
        return projects.get(session, project.id)


def _set_state(session: Session, division: Division, actor: Actor, project: Project, state: ProjectState) -> None:
    projects.set_state(session, project.id, state)
    replan(session, division, project.id, now=division.now())
    audit.record(
        session,
        at=division.now(),
        actor=actor.account_id,
        action=f"project.{state}",
        subject=project.ref,
        before={"state": project.state},
        after={"state": state},
    )


def cancel_mobility(division: Division, actor: Actor, reference: str) -> Mobility:
    """Nobody travels: what was due for it is due no more. Raises NoSuchMobility, NotYourProject or NothingChanges."""
    with division.store.writing() as session:
        mobility = find_mobility(session, reference)
        project = projects.get(session, mobility.project_id)
        if mobility.responsible != actor.account_id:
            require_change(actor, project)
        if mobility.state is MobilityState.CANCELLED:
            raise NothingChanges(ref=mobility.ref)
        mobilities.cancel(session, mobility.id)
        replan(session, division, project.id, now=division.now())
        audit.record(
            session,
            at=division.now(),
            actor=actor.account_id,
            action="mobility.cancelled",
            subject=mobility.ref,
        )
        return mobilities.get(session, mobility.id)
