"""Who changed what in a project or one of its mobilities, when, and what was before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from programme.model import Deadline, Mobility, Project
from services.division import Division
from services.pages import page_within
from services.references import find_mobility, find_project, is_mobility_ref
from storage import audit, deadlines, mobilities
from storage.audit import Value
from storage.database import Session

# What the log says to tell which row it is about, not what has changed in it.
_NAMES = frozenset({"deadline_id", "project_id"})

# What was registered is the beginning, not a change.
_BEGINNINGS = frozenset({"project.registered", "mobility.registered"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is another now, as the log has it; None where there was or is nothing."""

    name: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that somebody did. `deadline` is the one it was about, as it is called now."""

    at: datetime
    actor: str
    action: str
    subject: str
    deadline: Deadline | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A page of it, counted from 0, the newest first, and how many entries there are in all."""

    project: Project
    mobility: Mobility | None
    entries: tuple[Entry, ...]
    count: int
    page: int


def history_of(division: Division, reference: str, *, limit: int, page: int = 0) -> History:
    """Of a project with all its mobilities, or of one mobility.

    Raises NoSuchProject, NoSuchMobility or SeveralProjectsFit.
    """
    with division.store.reading() as session:
        project = find_project(session, division, reference)
        mobility = find_mobility(session, division, reference) if is_mobility_ref(reference.strip()) else None
        subjects = [mobility.ref] if mobility else _subjects(session, project)
        count = audit.count_of(session, subjects)
        page = page_within(page, count, limit)
        found = audit.of_subjects(session, subjects, limit=limit, offset=page * limit)
        return History(
            project=project,
            mobility=mobility,
            entries=tuple(_entry(session, each) for each in found),
            count=count,
            page=page,
        )


def _subjects(session: Session, project: Project) -> list[str]:
    return [project.ref, *(each.ref for each in mobilities.of_project(session, project.id))]


def _entry(session: Session, recorded: audit.Recorded) -> Entry:
    before, after = recorded.before, recorded.after
    deadline_id = after.get("deadline_id", before.get("deadline_id"))
    return Entry(
        at=recorded.at,
        actor=recorded.actor,
        action=recorded.action,
        subject=recorded.subject,
        deadline=deadlines.find(session, deadline_id) if isinstance(deadline_id, int) else None,
        changes=() if recorded.action in _BEGINNINGS else _changes(before, after),
    )


def _changes(before: Mapping[str, Value], after: Mapping[str, Value]) -> tuple[Change, ...]:
    names = [name for name in dict.fromkeys((*before, *after)) if name not in _NAMES]
    changes = (Change(name=name, before=before.get(name), after=after.get(name)) for name in names)
    return tuple(change for change in changes if change.before != change.after)
