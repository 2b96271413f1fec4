"""Dates that people type: from the contract, where they beat the rule's, or for what no rule knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from programme.checks import is_plausible
from programme.model import CUSTOM_KIND, Deadline, DeadlineState, Mobility, Origin, Project
from services.access import require_change_of_deadline
from services.cards import CardDeadline, load_deadline
from services.division import Actor, Division
from services.planning import replan
from services.references import find_mobility, find_project, is_mobility_ref
from services.running_refusal import (
    DeadlineDone,
    DeadlineNameMissing,
    DeadlineNameTooLong,
    DueDateImplausible,
    IdentityCodeInDeadline,
    NoContractDate,
    NotDueHere,
)
from services.typed_text import clean_line, has_identity_code
from storage import audit, deadlines, deliveries
from storage.database import Session

NAME_LIMIT: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSet:
    """A deadline with the date that somebody has typed. `before` is the one it had, None where it is new."""

    project: Project
    deadline: CardDeadline
    before: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTakenBack:
    """A typed date that was taken away. Where no rule gives another, nothing is due any more: `is_gone`."""

    project: Project
    deadline: CardDeadline
    is_gone: bool


def set_date(
    division: Division,
    actor: Actor,
    reference: str,
    *,
    kind: str | None,
    name: str,
    is_own_name: bool,
    due_on: date,
) -> DateSet:
    """Gives a deadline of a project or mobility a date; one that is not there yet is made.

    `kind` is the programme's kind that `name` means. Where it has a rule for this project, the date counts as one
    from the contract; else it is a deadline made by hand under that name, if the person means it as one of their
    own. Raises a Refusal for what cannot be.
    """
    if not is_plausible(due_on):
        raise DueDateImplausible(day=due_on)
    with division.store.writing() as session:
        project, mobility = _find(session, actor, reference)
        mine = _kind_for(division, project, mobility, kind)
        if kind and not mine and not is_own_name and division.rules.actions[project.action_type].erasmus:
            raise NotDueHere(ref=(mobility or project).ref, word=name)
        found, label = _present(session, project, mobility, mine, name)
        if found is not None and found.state is DeadlineState.DONE:
            raise DeadlineDone(ref=project.ref)
        now = division.now()
        origin = Origin.CUSTOM if label else Origin.CONTRACT
        before = found.due_on if found and found.state is not DeadlineState.WITHDRAWN else None
        if found is None:
            found = deadlines.insert(
                session,
                project_id=project.id,
                mobility_id=mobility.id if mobility else None,
                call_id=None,
                kind=mine or CUSTOM_KIND,
                name=label,
                due_on=due_on,
                origin=origin,
                known_at=now,
            )
        elif (before, found.origin) != (due_on, origin):
            deadlines.set_date(session, found.id, due_on=due_on, origin=origin, known_at=now)
        if (before, found.origin) != (due_on, origin):
            _settle(session, division, actor, project, found.id, action="deadline.dated", before=before, after=due_on)
        dated = load_deadline(session, division.rules, project, found.id)
        return DateSet(project=project, deadline=dated, before=before)


def take_back(division: Division, actor: Actor, reference: str, *, kind: str | None, name: str) -> DateTakenBack:
    """Takes a typed date away: the rule's comes back, and what was made by hand is due no more.

    Raises NoContractDate where the date was not typed by anyone.
    """
    with division.store.writing() as session:
        project, mobility = _find(session, actor, reference)
        mine = _kind_for(division, project, mobility, kind)
        found, _ = _present(session, project, mobility, mine, name)
        if found is None or found.origin is Origin.COMPUTED or found.state is DeadlineState.WITHDRAWN:
            raise NoContractDate(ref=project.ref, word=name)
        if found.state is DeadlineState.DONE:
            raise DeadlineDone(ref=project.ref)
        if found.origin is Origin.CONTRACT:
            deadlines.leave_to_the_rule(session, found.id)
        else:
            deadlines.withdraw(session, found.id)
        was = found.due_on
        _settle(session, division, actor, project, found.id, action="deadline.undated", before=was, after=None)
        left = load_deadline(session, division.rules, project, found.id)
        return DateTakenBack(project=project, deadline=left, is_gone=left.deadline.state is DeadlineState.WITHDRAWN)


def _find(session: Session, actor: Actor, reference: str) -> tuple[Project, Mobility | None]:
    project = find_project(session, reference)
    mobility = find_mobility(session, reference) if is_mobility_ref(reference) else None
    require_change_of_deadline(actor, project, mobility)
    return project, mobility


def _kind_for(division: Division, project: Project, mobility: Mobility | None, kind: str | None) -> str | None:
    """The kind, where the programme has a rule of it for just this: a project's for the project alone."""
    rule = division.rules.deadline_rule(project, kind, mobility) if kind else None
    return kind if rule and rule.is_for_mobilities == (mobility is not None) else None


def _present(
    session: Session, project: Project, mobility: Mobility | None, kind: str | None, name: str
) -> tuple[Deadline | None, str | None]:
    """The deadline that is there already, and the name under which one made by hand is kept."""
    label = None if kind else _checked_name(name)
    found = deadlines.find_named(session, project.id, mobility.id if mobility else None, kind or CUSTOM_KIND, label)
    return found, label


def _checked_name(typed: str) -> str:
    name = clean_line(typed)
    if not name:
        raise DeadlineNameMissing
    if len(name) > NAME_LIMIT:
        raise DeadlineNameTooLong(limit=NAME_LIMIT)
    if has_identity_code(name):
        raise IdentityCodeInDeadline
    return name


def _settle(
    session: Session,
    division: Division,
    actor: Actor,
    project: Project,
    deadline_id: int,
    *,
    action: str,
    before: date | None,
    after: date | None,
) -> None:
    """Brings plan, messages and log in step with what has changed."""
    now = division.now()
    replan(session, division, project.id, now=now)
    deliveries.mark_for_refresh(session, deadline_id, now=now)
    audit.record(
        session,
        at=now,
        actor=actor.account_id,
        action=action,
        subject=project.ref,
        before={"deadline_id": deadline_id, "due_on": before},
        after={"deadline_id": deadline_id, "due_on": after},
    )
