"""The outbox's messages: claimed before they are posted, sent only with the chat's own timestamp."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from programme.model import Recipient
from storage.database import Row, Session
from storage.rows import read_instant, write_instant


class DeliveryState(StrEnum):
    CLAIMED = "claimed"
    """About to be posted, or posted and not yet recorded: only a look into the conversation can tell."""
    WAITING = "waiting"
    """Certainly not posted; to be tried again."""
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    CANCELLED = "cancelled"
    """Everything in it was done before it could go out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """`id` is opaque: it travels in the message's metadata, which others may read."""

    id: str
    recipient: Recipient
    state: DeliveryState
    attempts: int
    claimed_at: datetime
    conversation_id: str | None
    message_ts: str | None
    error: str | None


def _read(row: Row) -> Delivery:
    return Delivery(
        id=row["id"],
        recipient=Recipient.parse(row["recipient"]),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        claimed_at=read_instant(row["claimed_at"]),
        conversation_id=row["conversation_id"],
        message_ts=row["message_ts"],
        error=row["error"],
    )


def find(session: Session, delivery_id: str) -> Delivery | None:
    row = session.row("SELECT * FROM deliveries WHERE id = :id", id=delivery_id)
    return _read(row) if row else None


def claim(
    session: Session,
    delivery_id: str,
    recipient: Recipient,
    *,
    reminder_ids: Iterable[int],
    now: datetime,
    not_before: datetime,
) -> Delivery:
    """Takes reminders out of the plan and into a new message.

    If nothing more is heard of it, it counts as unsettled from `not_before` on.
    """
    session.execute(
        """
        INSERT INTO deliveries (id, recipient, state, attempts, claimed_at, not_before)
        VALUES (:id, :recipient, 'claimed', 1, :now, :not_before)
        """,
        id=delivery_id,
        recipient=str(recipient),
        now=write_instant(now),
        not_before=write_instant(not_before),
    )
    for reminder_id in reminder_ids:
        session.execute(
            """
            UPDATE reminders SET state = 'claimed', reason = NULL, delivery_id = :delivery_id
            WHERE id = :id AND state = 'planned'
            """,
            id=reminder_id,
            delivery_id=delivery_id,
        )
    delivery = find(session, delivery_id)
    assert delivery is not None  # noqa: S101 - inserted above, in this transaction
    return delivery


def unsettled(session: Session, *, now: datetime) -> list[Delivery]:
    """Claimed or waiting deliveries whose time has come, oldest first."""
    return [
        _read(row)
        for row in session.rows(
            """
            SELECT * FROM deliveries WHERE state IN ('claimed', 'waiting') AND not_before <= :now
            ORDER BY not_before, id
            """,
            now=write_instant(now),
        )
    ]


def claim_again(session: Session, delivery_id: str, *, now: datetime, not_before: datetime) -> None:
    """Before a waiting delivery is posted again, or a claimed one that was looked for and not found."""
    session.execute(
        """
        UPDATE deliveries SET state = 'claimed', attempts = attempts + 1, claimed_at = :now, not_before = :not_before
        WHERE id = :id AND state IN ('claimed', 'waiting')
        """,
        id=delivery_id,
        now=write_instant(now),
        not_before=write_instant(not_before),
    )


def postpone(session: Session, delivery_id: str, state: DeliveryState, *, not_before: datetime, error: str) -> None:
    """Leaves a delivery for later: WAITING where it was certainly not posted, CLAIMED where nobody knows."""
    session.execute(
        """
        UPDATE deliveries SET state = :state, not_before = :not_before, error = :error
        WHERE id = :id AND state IN ('claimed', 'waiting')
        """,
        id=delivery_id,
        state=str(state),
        not_before=write_instant(not_before),
        error=error,
    )


def record_sent(session: Session, delivery_id: str, *, conversation_id: str, message_ts: str, now: datetime) -> None:
    session.execute(
        """
        UPDATE deliveries
        SET state = 'sent', conversation_id = :conversation_id, message_ts = :message_ts, sent_at = :now, error = NULL
        WHERE id = :id AND state = 'claimed'
        """,
        id=delivery_id,
        conversation_id=conversation_id,
        message_ts=message_ts,
        now=write_instant(now),
    )
    session.execute(
        "UPDATE reminders SET state = 'sent' WHERE delivery_id = :id AND state = 'claimed'", id=delivery_id
    )
    # Something may have been done about it while the message was on its way.
    session.execute(
        """
        UPDATE deliveries SET needs_refresh = 1
        WHERE id = :id AND EXISTS (
            SELECT 1 FROM reminders JOIN deadlines ON deadlines.id = reminders.deadline_id
            WHERE reminders.delivery_id = :id AND deadlines.state <> 'open'
        )
        """,
        id=delivery_id,
    )


def give_up(session: Session, delivery_id: str, *, error: str) -> None:
    """The chat will never take this message: its reminders say why."""
    session.execute(
        "UPDATE deliveries SET state = 'undeliverable', error = :error WHERE id = :id",
        id=delivery_id,
        error=error,
    )
    session.execute(
        "UPDATE reminders SET state = 'undeliverable', reason = :error WHERE delivery_id = :id AND state = 'claimed'",
        id=delivery_id,
        error=error,
    )


def cancel(session: Session, delivery_id: str, *, reason: str) -> None:
    """Nothing in the message is open any more, and it was certainly not posted."""
    session.execute("UPDATE deliveries SET state = 'cancelled' WHERE id = :id", id=delivery_id)
    session.execute(
        "UPDATE reminders SET state = 'cancelled', reason = :reason WHERE delivery_id = :id AND state = 'claimed'",
        id=delivery_id,
        reason=reason,
    )


def latest_message_ts(session: Session, recipient: Recipient) -> str | None:
    """The chat's timestamp of our last recorded message to a recipient: what is unrecorded came after it."""
    row = session.row(
        "SELECT max(message_ts) AS ts FROM deliveries WHERE recipient = :recipient", recipient=str(recipient)
    )
    return row["ts"] if row else None


def mark_for_refresh(session: Session, deadline_id: int) -> None:
    """Every message that speaks of this deadline says something that is no longer so."""
    session.execute(
        """
        UPDATE deliveries SET needs_refresh = 1
        WHERE state = 'sent' AND id IN (SELECT delivery_id FROM reminders WHERE deadline_id = :deadline_id)
        """,
        deadline_id=deadline_id,
    )


def to_refresh(session: Session) -> list[Delivery]:
    return [
        _read(row) for row in session.rows("SELECT * FROM deliveries WHERE needs_refresh = 1 ORDER BY sent_at, id")
    ]


def record_refreshed(session: Session, delivery_id: str) -> None:
    session.execute("UPDATE deliveries SET needs_refresh = 0 WHERE id = :id", id=delivery_id)
