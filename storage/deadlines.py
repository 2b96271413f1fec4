"""Deadlines: the rules' demands as rows, with what people have done about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from programme.model import Deadline, DeadlineState, Origin, RequiredDeadline
from storage.database import Row, Session
from storage.rows import read_deadline, write_instant, write_time


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


def synchronise(
    session: Session, project_id: int, required: Iterable[RequiredDeadline], *, now: datetime, today: date
) -> list[int]:
    """Makes the computed rows equal to what the rules demand.

    A missing one is added, a moved one moves and counts as known from now, one that nothing demands any more
    is withdrawn, one demanded again comes back, and an event whose day is over has passed. A date from the contract
    stays as it was typed, and what is done stays done. Nothing is due for a mobility that was cancelled. Returns the
    ids of those that were there and have changed.
    """
    steps = list(_steps(session, project_id, required, moment=write_instant(now), today=today))
    for step in steps:
        step.take()
    return [step.deadline_id for step in steps if step.deadline_id is not None]


def is_in_step(
    session: Session, project_id: int, required: Iterable[RequiredDeadline], *, now: datetime, today: date
) -> bool:
    """Whether `synchronise` would change nothing. Only reads."""
    return next(_steps(session, project_id, required, moment=write_instant(now), today=today), None) is None


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing to be done, and the row it changes; None for one that it adds."""

    deadline_id: int | None
    take: Callable[[], None]


def _steps(
    session: Session, project_id: int, required: Iterable[RequiredDeadline], *, moment: str, today: date
) -> Iterator[_Step]:
    """What is to be done to make the rows equal to what is demanded."""
    rows = session.rows(
        """
        SELECT deadlines.*, mobilities.state AS mobility_state
        FROM deadlines LEFT JOIN mobilities ON mobilities.id = deadlines.mobility_id
        WHERE deadlines.project_id = :id
        """,
        id=project_id,
    )
    present = {(row["mobility_id"], row["kind"]): row for row in rows if row["origin"] != "custom"}
    wanted = {(each.mobility_id, each.kind): each for each in required}
    for key, demand in wanted.items():
        row = present.get(key)
        if row is None:
            yield _Step(None, partial(_insert, session, project_id, demand, moment, _wanted_state(demand, today)))
        elif row["state"] == "withdrawn" or _has_moved(row, demand):
            state = _wanted_state(demand, today)
            yield _Step(row["id"], partial(_update, session, row["id"], demand, moment, state))
        elif row["state"] in ("open", "passed") and row["state"] != _wanted_state(demand, today, row):
            state = _wanted_state(demand, today, row)
            yield _Step(row["id"], partial(_set_state, session, row["id"], state))
    for row in rows:
        is_unwanted = row["origin"] == "computed" and (row["mobility_id"], row["kind"]) not in wanted
        if row["state"] in ("open", "passed") and (is_unwanted or row["mobility_state"] == "cancelled"):
            yield _Step(row["id"], partial(_set_state, session, row["id"], DeadlineState.WITHDRAWN))


def _wanted_state(demand: RequiredDeadline, today: date, row: Row | None = None) -> DeadlineState:
    """What a deadline is as long as nobody does anything about it: by its own date where that was typed."""
    is_typed = row is not None and row["origin"] == "contract"
    due_on = date.fromisoformat(row["due_on"]) if row and is_typed else demand.due_on
    is_over = demand.is_event and due_on < today
    return DeadlineState.PASSED if is_over else DeadlineState.OPEN


def _has_moved(row: dict[str, object], demand: RequiredDeadline) -> bool:
    return row["origin"] == "computed" and row["due_on"] != demand.due_on.isoformat()


def _insert(session: Session, project_id: int, demand: RequiredDeadline, moment: str, state: DeadlineState) -> None:
    session.execute(
        """
        INSERT INTO deadlines (project_id, mobility_id, kind, due_on, origin, state, known_at)
        VALUES (:project_id, :mobility_id, :kind, :due_on, 'computed', :state, :known_at)
        """,
        state=str(state),
        project_id=project_id,
        mobility_id=demand.mobility_id,
        kind=demand.kind,
        due_on=demand.due_on.isoformat(),
        known_at=moment,
    )


def _update(session: Session, deadline_id: int, demand: RequiredDeadline, moment: str, state: DeadlineState) -> None:
    session.execute(
        """
        UPDATE deadlines
        SET due_on = iif(origin = 'computed', :due_on, due_on), known_at = :now,
            state = iif(state = 'done', 'done', :state)
        WHERE id = :id
        """,
        state=str(state),
        id=deadline_id,
        due_on=demand.due_on.isoformat(),
        now=moment,
    )


def _set_state(session: Session, deadline_id: int, state: DeadlineState) -> None:
    session.execute("UPDATE deadlines SET state = :state WHERE id = :id", id=deadline_id, state=str(state))


def find_named(
    session: Session, project_id: int, mobility_id: int | None, kind: str, name: str | None
) -> Deadline | None:
    """The deadline of a kind, or of a name where it was made by hand; a withdrawn one, too."""
    row = session.row(
        """
        SELECT * FROM deadlines
        WHERE project_id = :project_id AND ifnull(mobility_id, 0) = ifnull(:mobility_id, 0)
        AND kind = :kind AND ifnull(name, '') = ifnull(:name, '')
        """,
        project_id=project_id,
        mobility_id=mobility_id,
        kind=kind,
        name=name,
    )
    return read_deadline(row) if row else None


def insert(
    session: Session,
    *,
    project_id: int | None,
    mobility_id: int | None,
    call_id: int | None,
    kind: str,
    name: str | None,
    due_on: date,
    origin: Origin,
    known_at: datetime,
    due_time: time | None = None,
) -> Deadline:
    """A deadline that somebody has typed."""
    row = session.row(
        """
        INSERT INTO deadlines (project_id, mobility_id, call_id, kind, name, due_on, due_time, origin, known_at)
        VALUES (:project_id, :mobility_id, :call_id, :kind, :name, :due_on, :due_time, :origin, :known_at)
        RETURNING *
        """,
        project_id=project_id,
        mobility_id=mobility_id,
        call_id=call_id,
        kind=kind,
        name=name,
        due_on=due_on.isoformat(),
        due_time=write_time(due_time),
        origin=str(origin),
        known_at=write_instant(known_at),
    )
    assert row is not None  # noqa: S101 - an INSERT with RETURNING gives its row or raises
    return read_deadline(row)


def set_date(
    session: Session,
    deadline_id: int,
    *,
    due_on: date,
    origin: Origin,
    known_at: datetime,
    due_time: time | None = None,
) -> None:
    """Gives a deadline that is not done a date that somebody has typed; one that was withdrawn is open again."""
    session.execute(
        """
        UPDATE deadlines
        SET due_on = :due_on, due_time = :due_time, origin = :origin, known_at = :known_at, state = 'open'
        WHERE id = :id AND state <> 'done'
        """,
        id=deadline_id,
        due_on=due_on.isoformat(),
        due_time=write_time(due_time),
        origin=str(origin),
        known_at=write_instant(known_at),
    )


def set_source(session: Session, deadline_id: int, source_url: str | None) -> None:
    """Where the message is that a typed date comes from. The date is known since when it was before."""
    session.execute("UPDATE deadlines SET source_url = :url WHERE id = :id", id=deadline_id, url=source_url)


def leave_to_the_rule(session: Session, deadline_id: int) -> None:
    """Takes a contract date away: the rule's own comes back with the next plan, or nothing where there is none."""
    session.execute(
        """
        UPDATE deadlines SET origin = 'computed', state = 'withdrawn', due_time = NULL, source_url = NULL
        WHERE id = :id AND origin = 'contract'
        """,
        id=deadline_id,
    )


def withdraw(session: Session, deadline_id: int) -> None:
    """Nothing is due here any more."""
    _set_state(session, deadline_id, DeadlineState.WITHDRAWN)


def of_call(session: Session, call_id: int) -> Deadline:
    """The deadline of a call. Raises LookupError where there is none."""
    row = session.row("SELECT * FROM deadlines WHERE call_id = :id", id=call_id)
    if row is None:
        raise LookupError(f"no deadline of call {call_id}")
    return read_deadline(row)


def reopen(session: Session, deadline_id: int) -> bool:
    """Takes back that a deadline is done; False where it was not."""
    return (
        session.execute(
            """
            UPDATE deadlines SET state = 'open', done_by = NULL, done_at = NULL, receipt = NULL
            WHERE id = :id AND state = 'done'
            """,
            id=deadline_id,
        )
        == 1
    )


def set_receipt(session: Session, deadline_id: int, receipt: str | None) -> None:
    """What proves that a deadline is done, as somebody typed it."""
    session.execute(
        "UPDATE deadlines SET receipt = :receipt WHERE id = :id AND state = 'done'", id=deadline_id, receipt=receipt
    )


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
