"""Which projects a list is of, and in which order: found by their numbers, before any is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programme.model import ProjectState, Sector
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is None does not narrow. `paused_on` is a day on which nobody is reminded of anything in it."""

    states: frozenset[ProjectState]
    paused_on: date | None = None
    sector: Sector | None = None
    action_types: frozenset[str] | None = None
    coordinator: str | None = None


ACTIVE = Wanted(states=frozenset({ProjectState.ACTIVE}))

_IS_PAUSED = "(paused_at IS NOT NULL AND (paused_until IS NULL OR paused_until >= :paused_on))"

# The condition for each thing that is said: only these are put into a statement.
_CONDITIONS = {
    "states": "state IN (SELECT value FROM json_each(:states))",
    "paused_on": _IS_PAUSED,
    "sector": "sector = :sector",
    "action_types": "action_type IN (SELECT value FROM json_each(:action_types))",
    "coordinator": "id IN (SELECT project_id FROM project_coordinators WHERE account_id = :coordinator)",
}


def ids(session: Session, which: Wanted) -> list[int]:
    """In the order they were registered."""
    values = {
        "states": json.dumps(sorted(which.states)),
        "paused_on": which.paused_on.isoformat() if which.paused_on else None,
        "sector": which.sector and str(which.sector),
        "action_types": None if which.action_types is None else json.dumps(sorted(which.action_types)),
        "coordinator": which.coordinator,
    }
    said = {name: value for name, value in values.items() if value is not None}
    conditions = " AND ".join(_CONDITIONS[name] for name in said)
    rows = session.rows(f"SELECT id FROM projects WHERE {conditions} ORDER BY id", **said)  # noqa: S608 - only our own conditions are put in
    return [row["id"] for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCounts:
    """How many projects are running, paused on a day, and closed."""

    running: int
    paused: int
    closed: int


def count_states(session: Session, *, today: date, project_ids: Iterable[int] | None = None) -> StateCounts:
    """Of all projects, or of some."""
    row = session.row(
        f"""
        SELECT count(*) FILTER (WHERE state = 'active' AND NOT {_IS_PAUSED}) AS running,
            count(*) FILTER (WHERE state = 'active' AND {_IS_PAUSED}) AS paused,
            count(*) FILTER (WHERE state = 'closed') AS closed
        FROM projects {"" if project_ids is None else "WHERE id IN (SELECT value FROM json_each(:ids))"}
        """,  # noqa: S608 - only our own conditions are put in
        paused_on=today.isoformat(),
        **({} if project_ids is None else {"ids": json.dumps(list(project_ids))}),
    )
    return StateCounts(**row) if row else StateCounts(running=0, paused=0, closed=0)


_EDGES = {
    "start": "start_on BETWEEN :first AND :last",
    "end": "end_on BETWEEN :first AND :last",
    "during": "start_on <= :last AND end_on >= :first",
}


def ids_at(session: Session, edge: str, first: date, last: date) -> frozenset[int]:
    """The projects that start, end or go on in some days."""
    rows = session.rows(
        f"SELECT id FROM projects WHERE {_EDGES[edge]}",  # noqa: S608 - only our own conditions are put in
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return frozenset(row["id"] for row in rows)


def ids_in_unit(session: Session, part: str) -> frozenset[int]:
    """Those whose unit's name holds the words, upper or lower case, letters such as Ä included."""
    wanted = part.casefold()
    rows = session.rows("SELECT id, unit FROM projects WHERE unit IS NOT NULL")
    return frozenset(row["id"] for row in rows if wanted in row["unit"].casefold())


def by_urgency(
    session: Session,
    project_ids: Iterable[int],
    *,
    first: date | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[int]:
    """So many of these, or all, after the first few: the one whose open deadline is the earliest comes first, counted
    from a day on if one is given."""
    rows = session.rows(
        """
        SELECT value AS id, (
            SELECT due_on FROM deadlines WHERE project_id = value AND state = 'open' AND due_on >= :first
            ORDER BY due_on, id LIMIT 1
        ) AS due_on
        FROM json_each(:project_ids) ORDER BY due_on IS NULL, due_on, id LIMIT :limit OFFSET :offset
        """,
        project_ids=json.dumps(list(project_ids)),
        first=first.isoformat() if first else "",
        limit=-1 if limit is None else limit,
        offset=offset,
    )
    return [row["id"] for row in rows]
