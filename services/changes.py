"""Ending and taking up again, removing and bringing back, and cancelling. What goes with it is told before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.model import Deadline, DeadlineState, Mobility, MobilityState, Project, ProjectState
from services.access import require_change, require_change_of_deadline
from services.cards import CardDeadline, load_deadline
from services.completion import complete_deadline
from services.division import Actor, Division
from services.planning import replan
from services.references import REMOVED_KEPT, find_even_removed, find_mobility, find_project, kept_until
from services.running_refusal import NothingChanges
from storage import audit, deadlines, mobilities, projects, reminders
from storage.database import Session


class OpenOnes(StrEnum):
    """What is to become of what a project that ends leaves open."""

    LEFT = "left"
    """It stays open, without reminders: they come back if the project does."""
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A project that is over, or, not `is_done`, will be once somebody has said what becomes of `open_ones`."""

    project: Project
    open_ones: tuple[CardDeadline, ...]
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What goes with a project, and the last day on which it can be brought back."""

    project: Project
    mobilities: int
    deadlines: int
    reminders: int
    until: date
    is_done: bool


def close(division: Division, actor: Actor, reference: str, *, open_ones: OpenOnes | None = None) -> Ending:
    """Ends a project: nobody is reminded of it any more, but of the end of record keeping.

    Where something is open, nothing happens until somebody says what becomes of it. Raises NoSuchProject,
    SeveralProjectsFit, NotYourProject or NothingChanges.
    """
    with division.store.writing() as session:
        project = find_project(session, division, reference)
        require_change(actor, project)
        if project.state is not ProjectState.ACTIVE:
            raise NothingChanges(ref=project.ref)
        left = tuple(
            load_deadline(session, division.rules, project, each.id)
            for each in deadlines.of_project(session, project.id)
            if _is_left_open(division, each)
        )
        if left and open_ones is None:
            return Ending(project=project, open_ones=left, is_done=False)
        if open_ones is OpenOnes.DONE:
            for each in left:
                complete_deadline(session, division, actor, each.deadline)
        _set_state(session, division, actor, project, ProjectState.CLOSED)
        still_open = () if open_ones is OpenOnes.DONE else left
        return Ending(project=projects.get(session, project.id), open_ones=still_open, is_done=True)


def _is_left_open(division: Division, deadline: Deadline) -> bool:
    rules = division.rules
    happens_anyway = rules.is_event(deadline.kind) or rules.outlives_project(deadline.kind)
    return deadline.state is DeadlineState.OPEN and not happens_anyway


def restore(division: Division, actor: Actor, reference: str) -> Project:
    """Brings a removed project back as it was, or takes a closed one up again. Raises as `close` does."""
    with division.store.writing() as session:
        project = find_even_removed(session, reference)
        require_change(actor, project)
        if project.state is ProjectState.ACTIVE:
            raise NothingChanges(ref=project.ref)
        if project.state is ProjectState.REMOVED:
            projects.bring_back(session, project.id)
            replan(session, division, project.id, now=division.now())
            _record(session, division, actor, project, projects.get(session, project.id).state)
        else:
            _set_state(session, division, actor, project, ProjectState.ACTIVE)
        return projects.get(session, project.id)


def preview_removal(division: Division, actor: Actor, reference: str) -> Removal:
    """What would go; nothing is removed. Raises as `remove` does."""
    with division.store.reading() as session:
        project = find_project(session, division, reference)
        require_change(actor, project)
        return _removal(session, division, project, is_done=False)


def remove(division: Division, actor: Actor, reference: str) -> Removal:
    """Nobody sees the project any more. It can be brought back for a while; then it is really gone.

    Raises NoSuchProject, SeveralProjectsFit, ProjectRemoved or NotYourProject.
    """
    with division.store.writing() as session:
        project = find_project(session, division, reference)
        require_change(actor, project)
        removal = _removal(session, division, project, is_done=True)
        projects.remove(session, project.id, at=division.now())
        replan(session, division, project.id, now=division.now())
        _record(session, division, actor, project, ProjectState.REMOVED)
        return removal


def _removal(session: Session, division: Division, project: Project, *, is_done: bool) -> Removal:
    return Removal(
        project=project,
        mobilities=len(mobilities.of_project(session, project.id)),
        deadlines=sum(each.state is DeadlineState.OPEN for each in deadlines.of_project(session, project.id)),
        reminders=reminders.count_planned(session, project.id),
        until=kept_until(division, division.now()),
        is_done=is_done,
    )


def clear_removed(division: Division) -> int:
    """Really lets go of what was removed long enough ago; returns how many projects.

    The log keeps who did what with them when, and nothing of what was typed.
    """
    with division.store.writing() as session:
        kept_long = projects.removed_before(session, division.now() - REMOVED_KEPT)
        gone = [each for each in (projects.get(session, number) for number in kept_long) if _is_over(division, each)]
        for project in gone:
            subjects = [project.ref, *(each.ref for each in mobilities.of_project(session, project.id))]
            projects.delete(session, project.id)
            audit.forget_details(session, subjects)
            audit.record(session, at=division.now(), actor="hankebot", action="project.cleared", subject=project.ref)
    return len(gone)


def _is_over(division: Division, project: Project) -> bool:
    """Whether the last day on which it can be brought back is, to its end."""
    return project.removed_at is not None and kept_until(division, project.removed_at) < division.today()


def _set_state(session: Session, division: Division, actor: Actor, project: Project, state: ProjectState) -> None:
    projects.set_state(session, project.id, state)
    replan(session, division, project.id, now=division.now())
    _record(session, division, actor, project, state)


def _record(session: Session, division: Division, actor: Actor, project: Project, state: ProjectState) -> None:
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
    return _set_mobility_state(division, actor, reference, MobilityState.CANCELLED)


def take_up_mobility(division: Division, actor: Actor, reference: str) -> Mobility:
    """They travel after all: what it demands is due again. Raises as `cancel_mobility` does."""
    return _set_mobility_state(division, actor, reference, MobilityState.PLANNED)


def _set_mobility_state(division: Division, actor: Actor, reference: str, state: MobilityState) -> Mobility:
    with division.store.writing() as session:
        mobility = find_mobility(session, division, reference)
        project = projects.get(session, mobility.project_id)
        require_change_of_deadline(actor, project, mobility)
        if mobility.state is state:
            raise NothingChanges(ref=mobility.ref)
        mobilities.set_state(session, mobility.id, state)
        replan(session, division, project.id, now=division.now())
        audit.record(
            session,
            at=division.now(),
            actor=actor.account_id,
            action=f"mobility.{state}",
            subject=mobility.ref,
            before={"state": mobility.state},
            after={"state": state},
        )
        return mobilities.get(session, mobility.id)
