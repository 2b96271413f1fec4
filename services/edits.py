"""Changing what is registered. What moves reminders, or meets what somebody else has changed meanwhile, is looked at
first; all else is kept at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from programme.model import Mobility, Project
from services import mobilities as mobility_service
from services import projects as project_service
from services.access import require_change, require_change_of_deadline
from services.division import Actor, Division
from services.facts import (
    Facts,
    MobilityEdit,
    ProjectEdit,
    differences,
    mobility_facts,
    project_facts,
    with_edit,
    with_facts,
)
from services.handover import give
from services.meanwhile import Proposal, Told, told_since
from services.moves import Move, moves_of, travels_with
from services.planning import replan
from services.references import find_mobility, find_project
from services.running_refusal import NothingChanges
from storage import audit, mobilities, projects, requests
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Proposal):
    """The same of a project or of a mobility, with what moves."""

    project: Project
    mobility: Mobility | None

    @property
    def ref(self) -> str:
        return (self.mobility or self.project).ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What somebody knew when they decided: the log as it stood, and whether they saw what would move."""

    version: int | None = None
    is_second: bool = False


FIRST_LOOK: Final = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToEdit:
    """What there is to change, and the version that it is."""

    project: Project
    mobility: Mobility | None
    version: int


def open_project(division: Division, actor: Actor, reference: str) -> ToEdit:
    """A project for its form. Raises NoSuchProject, SeveralProjectsFit or NotYourProject."""
    with division.store.reading() as session:
        project = find_project(session, division, reference)
        require_change(actor, project)
        return ToEdit(project=project, mobility=None, version=audit.last_id(session, project.ref))


def open_mobility(division: Division, actor: Actor, reference: str) -> ToEdit:
    """A mobility for its form. Raises NoSuchMobility or NotYourProject."""
    with division.store.reading() as session:
        mobility = find_mobility(session, division, reference)
        project = projects.get(session, mobility.project_id)
        require_change_of_deadline(actor, project, mobility)
        return ToEdit(project=project, mobility=mobility, version=audit.last_id(session, mobility.ref))


def edit_project(
    division: Division, actor: Actor, reference: str, edit: ProjectEdit, *, look: Look, request_key: str
) -> Change:
    """Keeps the edit, or says what is to be looked at first. The same request delivered twice is one.

    Raises NoSuchProject, SeveralProjectsFit, NotYourProject, NothingChanges, or what `projects.register` raises.
    """
    with division.store.writing() as session:
        project = find_project(session, division, reference)
        require_change(actor, project)
        told = told_since(session, project.ref, edit, project_facts(project), look.version)
        if requests.find_subject(session, request_key) is not None:
            return _change(project, None, told.once_more(), told.before, (), FIRST_LOOK)
        wanted = project_service.check(with_edit(told.before, told.edit), division.rules)
        project_service.require_free_code(session, division, wanted.code, project_id=project.id)
        travels = mobilities.of_project(session, project.id)
        moves = moves_of(session, division, with_facts(project, wanted), travels)
        change = _change(project, None, told, wanted, moves, look)
        _require_some(change)
        if change.is_done:
            projects.update(session, project.id, wanted)
            if wanted.coordinators != project.coordinators:
                give(session, division, actor, project, wanted.coordinators)
            _keep(session, division, actor, change, request_key)
        return change


def edit_mobility(
    division: Division, actor: Actor, reference: str, edit: MobilityEdit, *, look: Look, request_key: str
) -> Change:
    """The same for a mobility, which whoever answers for it may change, too."""
    with division.store.writing() as session:
        mobility = find_mobility(session, division, reference)
        project = projects.get(session, mobility.project_id)
        require_change_of_deadline(actor, project, mobility)
        told = told_since(session, mobility.ref, edit, mobility_facts(mobility), look.version)
        if requests.find_subject(session, request_key) is not None:
            return _change(project, mobility, told.once_more(), told.before, (), FIRST_LOOK)
        wanted = mobility_service.check(with_edit(told.before, told.edit), project, division.rules)
        travels = travels_with(session, project.id, with_facts(mobility, wanted))
        moves = moves_of(session, division, project, travels)
        change = _change(project, mobility, told, wanted, moves, look)
        _require_some(change)
        if change.is_done:
            mobilities.update(session, mobility.id, wanted)
            _keep(session, division, actor, change, request_key)
        return change


def _change(
    project: Project,
    mobility: Mobility | None,
    told: Told[Any],
    wanted: Facts,
    moves: tuple[Move, ...],
    look: Look,
) -> Change:
    return Change(
        project=project,
        mobility=mobility,
        edit=told.edit,
        facts=differences(told.before, wanted),
        moves=moves,
        version=told.version,
        others=told.others,
        theirs=told.theirs,
        is_done=not told.others and (look.is_second or not moves),
    )


def _require_some(change: Change) -> None:
    if not change.facts:
        raise NothingChanges(ref=change.ref)


def _keep(session: Session, division: Division, actor: Actor, change: Change, request_key: str) -> None:
    """Brings the plan in step, and writes down who has changed what."""
    now = division.now()
    replan(session, division, change.project.id, now=now)
    subject = change.mobility or change.project
    requests.record(session, request_key, subject.id, at=now)
    logged = [each for each in change.facts if each.name != "coordinators"]
    if logged:
        audit.record(
            session,
            at=now,
            actor=actor.account_id,
            action="mobility.changed" if change.mobility else "project.changed",
            subject=subject.ref,
            before={each.name: each.before for each in logged},
            after={each.name: each.after for each in logged},
        )
