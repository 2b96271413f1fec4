"""Deadlines: the rules' demands as rows, with what people have done about them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial

from programme.model import Deadline, RequiredDeadline
from storage.database import Session
from storage.rows import read_deadline, write_instant


def find(session: Session, deadline_id: int) -> Deadline | None:
    row = session.row("SELECT * FROM deadlines WHERE id = :id", id=deadline_id)
    return read_deadline(row) if row else None


def get(session: Session, deadline_id: int) -> Deadline:
    """Raises LookupError where there is none."""
    deadline = find(session, deadline_id)
    if deadline is None:
        raise LookupError(f"no deadline {deadline_id}")
    return deadline


def of_project(session: Session, project_id: int) -> list[Deadline]:
    """Every deadline of a project and its mobilities, earliest first; withdrawn ones are left out."""
    return [
        read_deadline(row)
        for row in session.rows(
            """
            SELECT * FROM deadlines WHERE project_id = :project_id AND state <> 'withdrawn'
            ORDER BY due_on, id
            """,
            project_id=project_id,
        )
    ]


def next_open_by_project(session: Session, project_ids: Iterable[int]) -> dict[int, Deadline]:
    """The earliest open deadline of each of these projects; overdue ones come first by themselves."""
    rows = session.rows(
        """
        SELECT deadlines.* FROM json_each(:project_ids) AS wanted JOIN deadlines ON deadlines.id = (
            SELECT id FROM deadlines WHERE project_id = wanted.value AND state = 'open' ORDER BY due_on, id LIMIT 1
        )
        """,
        project_ids=json.dumps(list(project_ids)),
    )
    return {row["project_id"]: read_deadline(row) for row in rows}


def synchronise(session: Session, project_id: int, required: Iterable[RequiredDeadline], *, now: datetime) -> None:
    """Makes the computed rows equal to what the rules demand.

    A missing one is added, a moved one moves and counts as known from now, one that nothing demands any more
    is withdrawn, and one demanded again comes back. A date from the contract stays as it was typed, and what
    is done stays done.
    """
    for step in _steps(session, project_id, required, moment=write_instant(now)):
        step()


def is_in_step(session: Session, project_id: int, required: Iterable[RequiredDeadline], *, now: datetime) -> bool:
    """Whether `synchronise` would change nothing. Only reads."""
    return next(_steps(session, project_id, required, moment=write_instant(now)), None) is None


def _steps(
    session: Session, project_id: int, required: Iterable[RequiredDeadline], *, moment: str
) -> Iterator[Callable[[], None]]:
    """What is to be done to make the rows equal to what is demanded, each as a call."""
    rows = session.rows("SELECT * FROM deadlines WHERE project_id = :id AND origin <> 'custom'", id=project_id)
    present = {(row["mobility_id"], row["kind"]): row for row in rows}
    wanted = {(each.mobility_id, each.kind): each for each in required}
    for key, demand in wanted.items():
        row = present.get(key)
        if row is None:
            yield partial(_insert, session, project_id, demand, moment)
        elif row["state"] == "withdrawn" or _has_moved(row, demand):
            yield partial(_update, session, row["id"], demand, moment)
    for key, row in present.items():
        if key not in wanted and row["state"] == "open" and row["origin"] == "computed":
            yield partial(_withdraw, session, row["id"])


def _has_moved(row: dict[str, object], demand: RequiredDeadline) -> bool:
    return row["origin"] == "computed" and row["due_on"] != demand.due_on.isoformat()


def _insert(session: Session, project_id: int, demand: RequiredDeadline, moment: str) -> None:
    session.execute(
        """
        INSERT INTO deadlines (project_id, mobility_id, kind, due_on, origin, known_at)
        VALUES (:project_id, :mobility_id, :kind, :due_on, 'computed', :known_at)
        """,
        project_id=project_id,
        mobility_id=demand.mobility_id,
        kind=demand.kind,
        due_on=demand.due_on.isoformat(),
        known_at=moment,
    )


def _update(session: Session, deadline_id: int, demand: RequiredDeadline, moment: str) -> None:
    session.execute(
        """
        UPDATE deadlines
        SET due_on = iif(origin = 'computed', :due_on, due_on), known_at = :now,
            state = iif(state = 'withdrawn', 'open', state)
        WHERE id = :id
        """,
        id=deadline_id,
        due_on=demand.due_on.isoformat(),
        now=moment,
    )


def _withdraw(session: Session, deadline_id: int) -> None:
    session.execute("UPDATE deadlines SET state = 'withdrawn' WHERE id = :id", id=deadline_id)


def complete(session: Session, deadline_id: int, *, done_by: str, done_at: datetime) -> bool:
    """Marks an open deadline done; False where it was not open any more."""
    return (
        session.execute(
            """
            UPDATE deadlines SET state = 'done', done_by = :done_by, done_at = :done_at
            WHERE id = :id AND state = 'open'
            """,
            id=deadline_id,
            done_by=done_by,
            done_at=write_instant(done_at),
        )
        == 1
    )
