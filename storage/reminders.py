"""The outbox's plan: every reminder of every deadline, sent or not, each under a key that is unique."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from programme.model import Offset, Recipient
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


SELECT = """
    SELECT reminders.*, deadlines.project_id, deadlines.call_id, deadlines.kind, deadlines.state AS deadline_state,
        deadlines.due_on AS deadline_due_on
    FROM reminders JOIN deadlines ON deadlines.id = reminders.deadline_id
"""


def count_planned(session: Session, project_id: int) -> int:
    """How many reminders of a project are still to come."""
    row = session.row(
        """
        SELECT count(*) AS count FROM reminders JOIN deadlines ON deadlines.id = reminders.deadline_id
        WHERE deadlines.project_id = :id AND reminders.state = 'planned'
        """,
        id=project_id,
    )
    return row["count"] if row else 0


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


def tried(session: Session, reminder: StoredReminder) -> list[Recipient]:
    """To whom this very reminder could not be delivered."""
    rows = session.rows(
        """
        SELECT recipient FROM reminders
        WHERE deadline_id = :deadline_id AND due_on = :due_on AND "offset" = :offset AND state = 'undeliverable'
        """,
        deadline_id=reminder.deadline_id,
        due_on=reminder.due_on.isoformat(),
        offset=str(reminder.offset),
    )
    return [Recipient.parse(row["recipient"]) for row in rows]


def waiting_recipients(session: Session, *, now: datetime, paced_since: datetime) -> list[Recipient]:
    """Everyone for whom something is due and to whom something may be posted, the one who waits longest first.

    Nobody gets a new message while an earlier one to them is unsettled, or within a moment of the last. A last one
    that seems to lie ahead was sent before the clock was set back, and holds nobody up.

    The plus sign keeps SQLite on the index of moments: in that of recipients it would go through all that is planned.
    """
    rows = session.rows(
        """
        SELECT recipient FROM reminders
        WHERE state = 'planned' AND send_at <= :now
        AND recipient NOT IN (SELECT recipient FROM deliveries WHERE state IN ('claimed', 'waiting'))
        AND recipient NOT IN (SELECT recipient FROM deliveries WHERE sent_at > :paced_since AND sent_at <= :now)
        GROUP BY +recipient ORDER BY min(send_at), recipient
        """,
        now=write_instant(now),
        paced_since=write_instant(paced_since),
    )
    return [Recipient.parse(row["recipient"]) for row in rows]


def next_due(session: Session, *, after: datetime) -> datetime | None:
    """The first moment after another at which anything is to be sent to anybody: planned for then, or put off."""
    row = session.row(
        """
        SELECT min(moment) AS moment FROM (
            SELECT send_at AS moment FROM reminders WHERE state = 'planned'
            UNION ALL SELECT not_before FROM deliveries WHERE state IN ('claimed', 'waiting')
        ) WHERE moment > :after
        """,
        after=write_instant(after),
    )
    return read_instant(row["moment"]) if row and row["moment"] else None


def deadlines_planned_between(
    session: Session, recipient: Recipient, *, after: datetime, until: datetime
) -> frozenset[int]:
    """The deadlines that a recipient is to hear of after one moment, and at another at the latest."""
    rows = session.rows(
        """
        SELECT DISTINCT deadline_id FROM reminders
        WHERE state = 'planned' AND recipient = :recipient AND send_at > :after AND send_at <= :until
        """,
        recipient=str(recipient),
        after=write_instant(after),
        until=write_instant(until),
    )
    return frozenset(row["deadline_id"] for row in rows)


def count_due(session: Session, after: datetime, until: datetime) -> int:
    """How many reminders fell due between two moments and went out or will: one of a deadline for each recipient."""
    row = session.row(
        """
        SELECT count(*) AS count FROM (
            SELECT DISTINCT deadline_id, recipient FROM reminders
            WHERE state IN ('planned', 'claimed', 'sent') AND send_at > :after AND send_at <= :until
        )
        """,
        after=write_instant(after),
        until=write_instant(until),
    )
    return row["count"] if row else 0


def count_planned_for(session: Session, recipient: Recipient, *, since: datetime, until: datetime | None) -> int:
    """How many a recipient is to get from one moment on and before another, if any."""
    row = session.row(
        """
        SELECT count(*) AS count FROM reminders
        WHERE state = 'planned' AND recipient = :recipient AND send_at >= :since
        AND (:until IS NULL OR send_at < :until)
        """,
        recipient=str(recipient),
        since=write_instant(since),
        until=write_instant(until) if until else None,
    )
    return row["count"] if row else 0


def due_for(session: Session, recipient: Recipient, *, now: datetime) -> list[StoredReminder]:
    """What is planned and due for one recipient, in the order it fell due."""
    return [
        _read(row)
        for row in session.rows(
            f"""
            {SELECT}
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
        _read(row) for row in session.rows(f"{SELECT} WHERE delivery_id = :id ORDER BY reminders.id", id=delivery_id)
    ]


def of_deadline(session: Session, deadline_id: int) -> list[StoredReminder]:
    """Every reminder of a deadline, past and to come, in order."""
    return [
        _read(row)
        for row in session.rows(
            f"{SELECT} WHERE deadline_id = :id ORDER BY reminders.send_at, reminders.id", id=deadline_id
        )
    ]


def undelivered_since(session: Session, moment: datetime, *, limit: int) -> list[StoredReminder]:
    """What could not be delivered to its recipient, or has been tried in vain since a moment; the newest first.

    Of removed projects nobody hears.
    """
    return [
        _read(row)
        for row in session.rows(
            f"""
            {SELECT} LEFT JOIN deliveries ON deliveries.id = reminders.delivery_id
            WHERE reminders.send_at >= :moment AND reminders.state IN ('claimed', 'undeliverable') AND (
                reminders.state = 'undeliverable'
                OR (reminders.state = 'claimed' AND deliveries.attempts > 1)
            )
            AND ifnull(project_id NOT IN (SELECT id FROM projects WHERE state = 'removed'), 1)
            ORDER BY reminders.send_at DESC, reminders.id LIMIT :limit
            """,  # noqa: S608 - only our own constant is put in
            moment=write_instant(moment),
            limit=limit,
        )
    ]


def count_unanswered(session: Session, project_ids: Iterable[int], *, today: date, events: Iterable[str]) -> int:
    """How many deadlines of these projects are overdue and have been reminded of, and nobody has done anything about:
    neither put it off nor ticked an item of its list."""
    row = session.row(
        """
        SELECT count(*) AS count FROM deadlines
        WHERE state = 'open' AND due_on < :today
        AND +project_id IN (SELECT value FROM json_each(:project_ids))
        AND kind NOT IN (SELECT value FROM json_each(:events))
        AND EXISTS (SELECT 1 FROM reminders WHERE deadline_id = deadlines.id AND reminders.state = 'sent')
        AND NOT EXISTS (SELECT 1 FROM reminders WHERE deadline_id = deadlines.id AND "offset" GLOB 'chosen*')
        AND NOT EXISTS (SELECT 1 FROM checklist_ticks WHERE deadline_id = deadlines.id)
        """,
        today=today.isoformat(),
        project_ids=json.dumps(list(project_ids)),
        events=json.dumps(sorted(events)),
    )
    return row["count"] if row else 0


def of_project(session: Session, project_id: int) -> list[StoredReminder]:
    """Every reminder of a project, past and to come, in order."""
    return [
        _read(row)
        for row in session.rows(
            f"{SELECT} WHERE project_id = :project_id ORDER BY reminders.send_at, reminders.id",
            project_id=project_id,
        )
    ]


def next_for(session: Session, recipients: Iterable[Recipient], *, limit: int) -> list[StoredReminder]:
    """Of each deadline, the next planned reminder for any of these recipients.

    Each recipient's are read in the order of their index, and no further than needed.
    """
    found = [
        _read(row)
        for recipient in recipients
        for row in session.rows(
            f"""
            {SELECT}
            WHERE reminders.state = 'planned' AND recipient = :recipient AND NOT EXISTS (
                SELECT 1 FROM reminders AS earlier
                WHERE earlier.deadline_id = reminders.deadline_id AND earlier.state = 'planned'
                AND earlier.recipient = :recipient
                AND (earlier.send_at, earlier.id) < (reminders.send_at, reminders.id)
            )
            ORDER BY reminders.send_at, reminders.id LIMIT :limit
            """,  # noqa: S608 - only our own constant is put in
            recipient=str(recipient),
            limit=limit,
        )
    ]
    nearest: dict[int, StoredReminder] = {}
    for reminder in sorted(found, key=lambda each: (each.send_at, each.id)):
        nearest.setdefault(reminder.deadline_id, reminder)
    return list(nearest.values())[:limit]
