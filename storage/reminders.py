"""The outbox's plan: every reminder of every deadline, sent or not, each under a key that is unique."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from programme.model import Offset, Reason, Recipient, Reminder
from storage.database import Row, Session
from storage.rows import read_instant, write_instant


class ReminderState(StrEnum):
    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    OVERTAKEN = "overtaken"
    CANCELLED = "cancelled"
    UNDELIVERABLE = "undeliverable"


class Cancelled(StrEnum):
    """Why a planned reminder will not be sent any more."""

    DEADLINE_DONE = "deadline_done"
    DATE_MOVED = "date_moved"
    DATE_PASSED = "date_passed"
    """It was about something that happens by itself, and has happened."""
    NO_LONGER_PLANNED = "no_longer_planned"
    """The rule, the recipient or the project changed."""


NEWER_REMINDER = "newer_reminder"
"""Overtaken: a later reminder of the same deadline went out, or goes out with this delivery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReminder:
    id: int
    deadline_id: int
    project_id: int | None
    call_id: int | None
    kind: str
    due_on: date
    offset: Offset
    recipient: Recipient
    send_at: datetime
    state: ReminderState
    reason: str | None
    delivery_id: str | None
    is_rerouted: bool


_SELECT = """
    SELECT reminders.*, deadlines.project_id, deadlines.call_id, deadlines.kind, deadlines.state AS deadline_state,
        deadlines.due_on AS deadline_due_on
    FROM reminders JOIN deadlines ON deadlines.id = reminders.deadline_id
"""


def _read(row: Row) -> StoredReminder:
    return StoredReminder(
        id=row["id"],
        deadline_id=row["deadline_id"],
        project_id=row["project_id"],
        call_id=row["call_id"],
        kind=row["kind"],
        due_on=date.fromisoformat(row["due_on"]),
        offset=Offset.parse(row["offset"]),
        recipient=Recipient.parse(row["recipient"]),
        send_at=read_instant(row["send_at"]),
        state=ReminderState(row["state"]),
        reason=row["reason"],
        delivery_id=row["delivery_id"],
        is_rerouted=row["rerouted_from"] is not None,
    )


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
    rows = session.rows(f"{_SELECT} WHERE project_id = :project_id", project_id=project_id)
    return _differences(session, rows, plan)


def synchronise_call(session: Session, deadline_id: int, plan: Iterable[Reminder]) -> None:
    """The same for the one deadline of a call."""
    for step in _steps_for_call(session, deadline_id, plan):
        step()


def is_call_in_step(session: Session, deadline_id: int, plan: Iterable[Reminder]) -> bool:
    return next(_steps_for_call(session, deadline_id, plan), None) is None


def _steps_for_call(session: Session, deadline_id: int, plan: Iterable[Reminder]) -> Iterator[Callable[[], None]]:
    rows = session.rows(f"{_SELECT} WHERE deadline_id = :deadline_id", deadline_id=deadline_id)
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
        if row["state"] == "planned" and _key(_origin(row, by_id)) not in planned and _key(row) not in planned:
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


def overtake(session: Session, reminder_id: int) -> None:
    """Records that a later reminder of the same deadline makes this one needless."""
    session.execute(
        "UPDATE reminders SET state = 'overtaken', reason = :reason WHERE id = :id",
        id=reminder_id,
        reason=NEWER_REMINDER,
    )


def let_pass(session: Session, reminder_id: int) -> None:
    """Records that what this one was about has happened before it could go out."""
    session.execute(
        "UPDATE reminders SET state = 'cancelled', reason = :reason WHERE id = :id",
        id=reminder_id,
        reason=str(Cancelled.DATE_PASSED),
    )


def put_back(session: Session, delivery_id: str) -> None:
    """Takes the reminders of a message that was certainly not posted back into the plan."""
    session.execute(
        "UPDATE reminders SET state = 'planned', delivery_id = NULL WHERE delivery_id = :id AND state = 'claimed'",
        id=delivery_id,
    )


def reroute(session: Session, reminder: StoredReminder, recipients: Iterable[Recipient]) -> None:
    """Gives a reminder that could not be delivered to others; one they have already is not repeated.

    One that the plan once had for them and took back is theirs again.
    """
    for recipient in recipients:
        session.execute(
            """
            INSERT INTO reminders (deadline_id, due_on, "offset", recipient, send_at, state, rerouted_from)
            SELECT deadline_id, due_on, "offset", :recipient, send_at, 'planned', id
            FROM reminders WHERE id = :id
            ON CONFLICT (deadline_id, due_on, "offset", recipient) DO UPDATE
            SET state = 'planned', reason = NULL, send_at = excluded.send_at, rerouted_from = excluded.rerouted_from
            WHERE state = 'cancelled'
            """,
            id=reminder.id,
            recipient=str(recipient),
        )


def waiting_recipients(session: Session, *, now: datetime, paced_since: datetime) -> list[Recipient]:
    """Everyone for whom something is due and to whom something may be posted, the one who waits longest first.

    Nobody gets a new message while an earlier one to them is unsettled, or within a moment of the last. A last one
    that seems to lie ahead was sent before the clock was set back, and holds nobody up.
    """
    rows = session.rows(
        """
        SELECT recipient FROM reminders
        WHERE state = 'planned' AND send_at <= :now
        AND recipient NOT IN (SELECT recipient FROM deliveries WHERE state IN ('claimed', 'waiting'))
        AND recipient NOT IN (SELECT recipient FROM deliveries WHERE sent_at > :paced_since AND sent_at <= :now)
        GROUP BY recipient ORDER BY min(send_at), recipient
        """,
        now=write_instant(now),
        paced_since=write_instant(paced_since),
    )
    return [Recipient.parse(row["recipient"]) for row in rows]


def due_for(session: Session, recipient: Recipient, *, now: datetime) -> list[StoredReminder]:
    """What is planned and due for one recipient, in the order it fell due."""
    return [
        _read(row)
        for row in session.rows(
            f"""
            {_SELECT}
            WHERE reminders.state = 'planned' AND recipient = :recipient AND send_at <= :now
            ORDER BY send_at, reminders.id
            """,
            recipient=str(recipient),
            now=write_instant(now),
        )
    ]


def has_newer_sent(session: Session, reminder: StoredReminder) -> bool:
    """Whether a later reminder of the same date has already reached the same recipient."""
    return (
        session.row(
            """
            SELECT 1 FROM reminders
            WHERE deadline_id = :deadline_id AND due_on = :due_on AND recipient = :recipient
            AND state IN ('claimed', 'sent') AND send_at > :send_at
            """,
            deadline_id=reminder.deadline_id,
            due_on=reminder.due_on.isoformat(),
            recipient=str(reminder.recipient),
            send_at=write_instant(reminder.send_at),
        )
        is not None
    )


def of_delivery(session: Session, delivery_id: str) -> list[StoredReminder]:
    return [
        _read(row) for row in session.rows(f"{_SELECT} WHERE delivery_id = :id ORDER BY reminders.id", id=delivery_id)
    ]


def of_project(session: Session, project_id: int) -> list[StoredReminder]:
    """Every reminder of a project, past and to come, in order."""
    return [
        _read(row)
        for row in session.rows(
            f"{_SELECT} WHERE project_id = :project_id ORDER BY reminders.send_at, reminders.id",
            project_id=project_id,
        )
    ]


def next_for(session: Session, recipients: Iterable[Recipient], *, limit: int) -> list[StoredReminder]:
    """Of each deadline, the next planned reminder for any of these recipients."""
    return [
        _read(row)
        for row in session.rows(
            f"""
            SELECT * FROM (
                SELECT *, row_number() OVER (PARTITION BY deadline_id ORDER BY send_at, id) AS place
                FROM ({_SELECT} WHERE reminders.state = 'planned'
                    AND recipient IN (SELECT value FROM json_each(:recipients)))
            )
            WHERE place = 1 ORDER BY send_at, id LIMIT :limit
            """,  # noqa: S608 - only our own constant is put in
            recipients=json.dumps([str(recipient) for recipient in recipients]),
            limit=limit,
        )
    ]
