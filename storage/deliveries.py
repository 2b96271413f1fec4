"""The outbox's messages: claimed before they are posted, sent only with the chat's own timestamp."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from programme.model import Recipient
from storage.database import Row, Session
from storage.rows import read_instant, read_instant_or_none, write_instant


class DeliveryKind(StrEnum):
    REMINDERS = "reminders"
    DIGEST = "digest"
    BRIEFING = "briefing"
    CONTACT_CHECK = "contact_check"
    UNDELIVERED = "undelivered"
    """Tells administrators of a digest that did not arrive; the subject is its id."""
    SILENCE = "silence"
    """Tells administrators that nothing ran; the subject is the last sign of life before."""


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
    """`id` is opaque: it travels in the message's metadata, which others may read.

    What is no reminder says by its `subject` which one it is: the week of a digest, the project of a briefing; and
    by `send_at` for which moment it is meant.
    `attempts` counts how often it was taken up, so that an answer that comes after another process has taken it
    up is known as an old one.
    """

    id: str
    kind: DeliveryKind
    subject: str | None
    recipient: Recipient
    state: DeliveryState
    attempts: int
    send_at: datetime | None
    claimed_at: datetime
    conversation_id: str | None
    message_ts: str | None
    sent_at: datetime | None
    error: str | None
    refresh_attempts: int


# Its pause is over; or it was put off at a moment that lies ahead, before the clock was set back. What another thread
# has put off a moment ago does not lie so far ahead.
IS_TIME = "(not_before <= :now OR put_off_at > :ahead)"
_AHEAD = timedelta(minutes=1)

# Still unsettled, and nobody has taken it up since we did.
_AS_WE_KNOW_IT = "id = :id AND state IN ('claimed', 'waiting') AND attempts = :attempts"


def read_delivery(row: Row) -> Delivery:
    return Delivery(
        id=row["id"],
        kind=DeliveryKind(row["kind"]),
        subject=row["subject"],
        recipient=Recipient.parse(row["recipient"]),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        send_at=read_instant_or_none(row["send_at"]),
        claimed_at=read_instant(row["claimed_at"]),
        conversation_id=row["conversation_id"],
        message_ts=row["message_ts"],
        sent_at=read_instant_or_none(row["sent_at"]),
        error=row["error"],
        refresh_attempts=row["refresh_attempts"],
    )


def find(session: Session, delivery_id: str) -> Delivery | None:
    row = session.row("SELECT * FROM deliveries WHERE id = :id", id=delivery_id)
    return read_delivery(row) if row else None


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
        INSERT INTO deliveries (id, recipient, state, attempts, claimed_at, not_before, put_off_at)
        VALUES (:id, :recipient, 'claimed', 1, :now, :not_before, :now)
        """,
        id=delivery_id,
        recipient=str(recipient),
        now=write_instant(now),
        not_before=write_instant(not_before),
    )
    _take(session, delivery_id, reminder_ids)
    delivery = find(session, delivery_id)
    assert delivery is not None  # noqa: S101 - inserted above, in this transaction
    return delivery


def prepare(
    session: Session,
    delivery_id: str,
    kind: DeliveryKind,
    recipient: Recipient,
    *,
    subject: str,
    now: datetime,
    send_at: datetime | None = None,
) -> bool:
    """A message that is worked out when it goes out, at `send_at` or now.

    False where there is one of this subject for them already.
    """
    return (
        session.execute(
            """
            INSERT INTO deliveries (id, kind, subject, recipient, state, send_at, claimed_at, not_before, put_off_at)
            VALUES (:id, :kind, :subject, :recipient, 'waiting', :send_at, :now, :now, :now)
            ON CONFLICT (kind, subject, recipient) WHERE subject IS NOT NULL DO NOTHING
            """,
            id=delivery_id,
            kind=str(kind),
            subject=subject,
            recipient=str(recipient),
            send_at=write_instant(send_at or now),
            now=write_instant(now),
        )
        == 1
    )


def _take(session: Session, delivery_id: str, reminder_ids: Iterable[int]) -> None:
    for reminder_id in reminder_ids:
        session.execute(
            """
            UPDATE reminders SET state = 'claimed', reason = NULL, delivery_id = :delivery_id
            WHERE id = :id AND state = 'planned'
            """,
            id=reminder_id,
            delivery_id=delivery_id,
        )


def unsettled(session: Session, *, now: datetime) -> list[Delivery]:
    """Claimed or waiting deliveries whose time has come, oldest first."""
    return [
        read_delivery(row)
        for row in session.rows(
            f"""
            SELECT * FROM deliveries WHERE state IN ('claimed', 'waiting') AND {IS_TIME}
            ORDER BY not_before, id
            """,  # noqa: S608 - only our own constant is put in
            **moments(now),
        )
    ]


def moments(now: datetime) -> dict[str, str]:
    """What IS_TIME asks for."""
    return {"now": write_instant(now), "ahead": write_instant(now + _AHEAD)}


def take_up(session: Session, delivery: Delivery, *, now: datetime, not_before: datetime) -> Delivery | None:
    """Before anything more is done about an unsettled delivery; None where another was faster.

    If nothing more is heard of it, it counts as unsettled from `not_before` on.
    """
    row = session.row(
        f"""
        UPDATE deliveries SET attempts = attempts + 1, not_before = :not_before, put_off_at = :now
        WHERE {_AS_WE_KNOW_IT} RETURNING *
        """,  # noqa: S608 - only our own constant is put in
        id=delivery.id,
        attempts=delivery.attempts,
        now=write_instant(now),
        not_before=write_instant(not_before),
    )
    return read_delivery(row) if row else None


def claim_again(
    session: Session, delivery: Delivery, *, reminder_ids: Iterable[int], now: datetime
) -> Delivery | None:
    """Before a delivery that was certainly not posted is posted anew; None where another has taken it up."""
    row = session.row(
        f"""
        UPDATE deliveries SET state = 'claimed', claimed_at = :now, needs_refresh = 0
        WHERE {_AS_WE_KNOW_IT} RETURNING *
        """,  # noqa: S608 - only our own constant is put in
        id=delivery.id,
        attempts=delivery.attempts,
        now=write_instant(now),
    )
    if row is None:
        return None
    _take(session, delivery.id, reminder_ids)
    return read_delivery(row)


def postpone(
    session: Session,
    delivery: Delivery,
    state: DeliveryState,
    *,
    now: datetime,
    not_before: datetime,
    error: str | None,
) -> None:
    """Leaves a delivery for later: WAITING where it was certainly not posted, CLAIMED where nobody knows."""
    session.execute(
        f"""
        UPDATE deliveries SET state = :state, not_before = :not_before, put_off_at = :now, error = :error
        WHERE {_AS_WE_KNOW_IT}
        """,  # noqa: S608 - only our own constant is put in
        id=delivery.id,
        attempts=delivery.attempts,
        state=str(state),
        now=write_instant(now),
        not_before=write_instant(not_before),
        error=error,
    )


def record_sent(session: Session, delivery_id: str, *, conversation_id: str, message_ts: str, now: datetime) -> None:
    """It stands in the conversation: true whatever anyone has made of the delivery meanwhile."""
    session.execute(
        """
        UPDATE deliveries
        SET state = 'sent', conversation_id = :conversation_id, message_ts = :message_ts, sent_at = :now, error = NULL
        WHERE id = :id AND state <> 'sent'
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
        UPDATE deliveries SET needs_refresh = 1, not_before = :now, put_off_at = :now
        WHERE id = :id AND (needs_refresh = 1 OR EXISTS (
            SELECT 1 FROM reminders JOIN deadlines ON deadlines.id = reminders.deadline_id
            WHERE reminders.delivery_id = :id AND deadlines.state <> 'open'
        ))
        """,
        id=delivery_id,
        now=write_instant(now),
    )


def give_up(session: Session, delivery: Delivery, *, error: str) -> bool:
    """The chat will never take this message: its reminders say why. False where another has taken it up."""
    changed = session.execute(
        f"UPDATE deliveries SET state = 'undeliverable', error = :error WHERE {_AS_WE_KNOW_IT}",  # noqa: S608 - only our own constant is put in
        id=delivery.id,
        attempts=delivery.attempts,
        error=error,
    )
    if not changed:
        return False
    session.execute(
        "UPDATE reminders SET state = 'undeliverable', reason = :error WHERE delivery_id = :id AND state = 'claimed'",
        id=delivery.id,
        error=error,
    )
    return True


def cancel(session: Session, delivery: Delivery) -> None:
    """Nothing in the message is needed any more, and it was certainly not posted."""
    session.execute(
        f"UPDATE deliveries SET state = 'cancelled' WHERE {_AS_WE_KNOW_IT}",  # noqa: S608 - only our own constant is put in
        id=delivery.id,
        attempts=delivery.attempts,
    )


def counts(session: Session) -> dict[DeliveryState, int]:
    """How many messages there are of each state."""
    rows = session.rows("SELECT state, count(*) AS count FROM deliveries GROUP BY state")
    return {DeliveryState(row["state"]): row["count"] for row in rows}


def latest_message_ts(session: Session, recipient: Recipient, *, before: datetime) -> str | None:
    """The chat's timestamp of our last message to a recipient that was sent before a moment.

    What was posted since, recorded or not, came after it.
    """
    row = session.row(
        "SELECT max(message_ts) AS ts FROM deliveries WHERE recipient = :recipient AND sent_at < :before",
        recipient=str(recipient),
        before=write_instant(before),
    )
    return row["ts"] if row else None


def mark_for_refresh(session: Session, deadline_id: int, *, now: datetime) -> None:
    """Every message that speaks of this deadline says something that is no longer so."""
    session.execute(
        """
        UPDATE deliveries
        SET needs_refresh = 1, not_before = iif(state = 'sent', :now, not_before),
            put_off_at = iif(state = 'sent', :now, put_off_at), refresh_attempts = 0
        WHERE state IN ('claimed', 'sent')
        AND id IN (SELECT delivery_id FROM reminders WHERE deadline_id = :deadline_id)
        """,
        deadline_id=deadline_id,
        now=write_instant(now),
    )


def mark_kind_for_refresh(session: Session, kind: DeliveryKind, *, subject_begins: str, now: datetime) -> None:
    """Every sent message of a kind whose subject begins so says something that is no longer so."""
    session.execute(
        """
        UPDATE deliveries SET needs_refresh = 1, not_before = :now, put_off_at = :now, refresh_attempts = 0
        WHERE state = 'sent' AND kind = :kind AND substr(subject, 1, length(:begins)) = :begins
        """,
        kind=str(kind),
        begins=subject_begins,
        now=write_instant(now),
    )
