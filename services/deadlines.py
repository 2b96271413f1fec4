"""Marking deadlines done."""

from __future__ import annotations

from dataclasses import dataclass

from programme.model import Deadline, DeadlineState, Project
from services.access import require_change
from services.cards import CardDeadline, load_deadline
from services.division import Actor, Division
from services.planning import replan
from services.references import find_mobility, find_project, is_mobility_ref
from services.refusal import DeadlineGone, NoSuchDeadline, NothingOpen
from storage import audit, deadlines, deliveries, projects
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """A deadline that is done. `already` tells that it was done before this request."""

    project: Project
    deadline: CardDeadline
    already: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The open deadlines among which the person still has to say which is done."""

    project: Project
    deadlines: tuple[CardDeadline, ...]


def complete(division: Division, actor: Actor, deadline_id: int) -> Completed:
    """Marks one deadline done, takes its reminders out of the plan and has its messages brought up to date.

    Doing it twice is doing it once. Raises NotYourProject; DeadlineGone where the rule fell away meanwhile.
    """
    with division.store.writing() as session:
        deadline = deadlines.find(session, deadline_id)
        if deadline is None or deadline.state is DeadlineState.WITHDRAWN:
            raise DeadlineGone
        return _complete(session, division, actor, deadline)


def complete_named(
    division: Division, actor: Actor, reference: str, *, kinds: frozenset[str] | None, word: str
) -> Completed | Choice:
    """Marks the deadline of a project or mobility that a person named, or the only one that is open.

    `kinds` are the kinds that the person's `word` can mean, None where no word was said. Raises NoSuchProject,
    NoSuchMobility, SeveralProjectsFit, NotYourProject, NothingOpen, or NoSuchDeadline where the word fits nothing.
    """
    with division.store.writing() as session:
        project = find_project(session, reference)
        require_change(actor, project)
        mobility_id = find_mobility(session, reference).id if is_mobility_ref(reference) else None
        open_deadlines = [
            deadline
            for deadline in deadlines.of_project(session, project.id)
            if deadline.state is DeadlineState.OPEN and mobility_id in (None, deadline.mobility_id)
        ]
        if not open_deadlines:
            raise NothingOpen(ref=project.ref)
        fitting = [each for each in open_deadlines if kinds is None or each.kind in kinds]
        if not fitting:
            raise NoSuchDeadline(ref=project.ref, word=word)
        if len(fitting) == 1:
            return _complete(session, division, actor, fitting[0])
        return Choice(
            project=project,
            deadlines=tuple(load_deadline(session, division.rules, project, deadline.id) for deadline in fitting),
        )


def _complete(session: Session, division: Division, actor: Actor, deadline: Deadline) -> Completed:
    project = projects.get(session, deadline.project_id)
    require_change(actor, project)
    now = division.now()
    changed = deadlines.complete(session, deadline.id, done_by=actor.account_id, done_at=now)
    if changed:
        replan(session, division, project.id, now=now)
        deliveries.mark_for_refresh(session, deadline.id, now=now)
        audit.record(
            session,
            at=now,
            actor=actor.account_id,
            action="deadline.completed",
            subject=project.ref,
            after={"deadline_id": deadline.id, "kind": deadline.kind, "due_on": deadline.due_on},
        )
    done = load_deadline(session, division.rules, project, deadline.id)
    return Completed(project=project, deadline=done, already=not changed)
