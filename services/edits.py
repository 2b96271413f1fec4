"""Changing what is registered. What moves reminders, or meets what somebody else has changed meanwhile, is looked at
first; all else is kept at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Generic

from programme.model import Mobility, Project
from services import mobilities as mobility_service
from services import projects as project_service
from services.access import require_change, require_change_of_deadline
from services.division import Actor, Division
from services.facts import (
    AnEdit,
    Edit,
    FactChange,
    Facts,
    MobilityEdit,
    ProjectEdit,
    as_logged,
    differences,
    mobility_facts,
    project_facts,
    said,
    with_edit,
    with_facts,
    without,
)
from services.handover import give
from services.moves import Move, moves_of, travels_with
from services.planning import replan
from services.references import find_mobility, find_project
from services.running_refusal import NothingChanges
from storage import audit, mobilities, projects, requests
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an edit changes and moves. If it is not done yet, it waits for a second look, at what stood at `version`.

    `edit` says no more than what its author has really changed. `others` have changed something since the author
    last looked: the facts `theirs`, as they are now.
    """

    project: Project
    mobility: Mobility | None
    edit: Edit
    facts: tuple[FactChange, ...]
    moves: tuple[Move, ...]
    version: int
    others: tuple[str, ...]
    theirs: tuple[FactChange, ...]
    is_done: bool

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
        told = _told(session, project.ref, edit, project_facts(project), look)
        if requests.find_subject(session, request_key) is not None:
            return _made_before(project, None, told)
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
        told = _told(session, mobility.ref, edit, mobility_facts(mobility), look)
        if requests.find_subject(session, request_key) is not None:
            return _made_before(project, mobility, told)
        wanted = mobility_service.check(with_edit(told.before, told.edit), project, division.rules)
        travels = travels_with(session, project.id, with_facts(mobility, wanted))
        moves = moves_of(session, division, project, travels)
        change = _change(project, mobility, told, wanted, moves, look)
        _require_some(change)
        if change.is_done:
            mobilities.update(session, mobility.id, wanted)
            _keep(session, division, actor, change, request_key)
        return change


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told(Generic[AnEdit]):
    """An edit without what its author left as they saw it, and what others have done since."""

    edit: AnEdit
    before: Any
    version: int
    others: tuple[str, ...]
    theirs: tuple[FactChange, ...]


def _told(session: Session, ref: str, edit: AnEdit, facts: Facts, look: Look) -> _Told[AnEdit]:
    since = [] if look.version is None else audit.since(session, ref, look.version)
    seen: dict[str, Any] = {}
    for entry in since:
        for name in entry.after:
            seen.setdefault(name, entry.before.get(name))
    changed = {name for name in seen if hasattr(facts, name)}
    untouched = {name for name, value in said(edit).items() if name in changed and as_logged(value) == seen[name]}
    return _Told(
        edit=without(edit, untouched),
        before=facts,
        version=audit.last_id(session, ref),
        others=tuple(dict.fromkeys(entry.actor for entry in since if changed & set(entry.after))),
        theirs=tuple(
            FactChange(name=name, before=seen[name], after=getattr(facts, name)) for name in sorted(changed)
        ),
    )


def _change(
    project: Project,
    mobility: Mobility | None,
    told: _Told[Any],
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


def _made_before(project: Project, mobility: Mobility | None, told: _Told[Any]) -> Change:
    """The same request once more: what others, or it itself, have changed since its author looked, is no news."""
    again = replace(told, others=(), theirs=())
    return _change(project, mobility, again, told.before, (), FIRST_LOOK)


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
