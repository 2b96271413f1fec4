"""Keeps the outbox's rows equal to the plan, without touching what was sent or is on its way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from programme.model import Reason, Reminder
from storage.database import Row, Session
from storage.reminders import SELECT, Cancelled
from storage.rows import write_instant


def synchronise(session: Session, project_id: int, plan: Iterable[Reminder]) -> None:
    """Makes the rows of a project equal to its plan, without touching what was sent or is on its way.

    A missing row is added, a changed one moves, one that is planned no more is cancelled with the reason.
    Doing it again changes nothing.
    """
    for step in _steps(session, project_id, plan):
        step()


def is_in_step(session: Session, project_id: int, plan: Iterable[Reminder]) -> bool:
    """Whether `synchronise` would change nothing. Only reads."""
    return next(_steps(session, project_id, plan), None) is None


def _steps(session: Session, project_id: int, plan: Iterable[Reminder]) -> Iterator[Callable[[], None]]:
    rows = session.rows(f"{SELECT} WHERE project_id = :project_id", project_id=project_id)
    return _differences(session, rows, plan)


def synchronise_call(session: Session, deadline_id: int, plan: Iterable[Reminder]) -> None:
    """The same for the one deadline of a call."""
    for step in _steps_for_call(session, deadline_id, plan):
        step()


def is_call_in_step(session: Session, deadline_id: int, plan: Iterable[Reminder]) -> bool:
    return next(_steps_for_call(session, deadline_id, plan), None) is None


def _steps_for_call(session: Session, deadline_id: int, plan: Iterable[Reminder]) -> Iterator[Callable[[], None]]:
    rows = session.rows(f"{SELECT} WHERE deadline_id = :deadline_id", deadline_id=deadline_id)
    return _differences(session, rows, plan)


def _differences(session: Session, rows: list[Row], plan: Iterable[Reminder]) -> Iterator[Callable[[], None]]:
    """What is to be done to make the rows equal to the plan, each as a call."""
    present = {_key(row): row for row in rows}
    planned = {_plan_key(reminder): reminder for reminder in plan}
    for key, reminder in planned.items():
        row = present.get(key)
        if row is None:
            yield partial(_insert, session, reminder)
        elif _is_ours_to_change(row) and _differs(row, reminder):
            yield partial(_update, session, row["id"], reminder)
    by_id = {row["id"]: row for row in rows}
    for row in rows:
        if row["state"] != "planned":
            continue
        if _key(_origin(row, by_id)) not in planned and _key(row) not in planned:
            yield partial(_cancel, session, row)


def _key(row: Row) -> tuple[int, str, str, str]:
    return (row["deadline_id"], row["due_on"], row["offset"], row["recipient"])


def _plan_key(reminder: Reminder) -> tuple[int, str, str, str]:
    return (reminder.deadline_id, reminder.due_on.isoformat(), str(reminder.offset), str(reminder.recipient))


def _origin(row: Row, by_id: Mapping[int, Row]) -> Row:
    """The reminder that the plan made, however often it was given to others since."""
    while row["rerouted_from"] is not None:
        row = by_id[row["rerouted_from"]]
    return row


def _is_ours_to_change(row: Row) -> bool:
    """What the plan decided, the plan may change; what delivery decided stands."""
    return row["state"] in ("planned", "cancelled") or (row["state"] == "overtaken" and row["reason"] in set(Reason))


def _differs(row: Row, reminder: Reminder) -> bool:
    return (row["send_at"], row["state"], row["reason"]) != (
        write_instant(reminder.send_at),
        reminder.fate,
        reminder.reason,
    )


def _why_cancelled(row: Row) -> Cancelled:
    if row["deadline_state"] == "done":
        return Cancelled.DEADLINE_DONE
    if row["deadline_due_on"] != row["due_on"]:
        return Cancelled.DATE_MOVED
    if row["deadline_state"] == "passed":
        return Cancelled.DATE_PASSED
    return Cancelled.NO_LONGER_PLANNED


def _insert(session: Session, reminder: Reminder) -> None:
    session.execute(
        """
        INSERT INTO reminders (deadline_id, due_on, "offset", recipient, send_at, state, reason)
        VALUES (:deadline_id, :due_on, :offset, :recipient, :send_at, :state, :reason)
        """,
        deadline_id=reminder.deadline_id,
        due_on=reminder.due_on.isoformat(),
        offset=str(reminder.offset),
        recipient=str(reminder.recipient),
        send_at=write_instant(reminder.send_at),
        state=str(reminder.fate),
        reason=reminder.reason,
    )


def _update(session: Session, reminder_id: int, reminder: Reminder) -> None:
    session.execute(
        "UPDATE reminders SET send_at = :send_at, state = :state, reason = :reason WHERE id = :id",
        id=reminder_id,
        send_at=write_instant(reminder.send_at),
        state=str(reminder.fate),
        reason=reminder.reason,
    )


def _cancel(session: Session, row: Row) -> None:
    session.execute(
        "UPDATE reminders SET state = 'cancelled', reason = :reason WHERE id = :id",
        id=row["id"],
        reason=str(_why_cancelled(row)),
    )
