"""What has gone out beside reminders: to whom, and when last."""

from __future__ import annotations

from datetime import datetime

from programme.model import Recipient
from storage.database import Session
from storage.deliveries import DeliveryKind
from storage.rows import read_instant_or_none


def unreached(session: Session, kind: DeliveryKind, subject: str) -> list[Recipient]:
    """To whom the message of this subject could not be delivered."""
    rows = session.rows(
        "SELECT recipient FROM deliveries WHERE kind = :kind AND subject = :subject AND state = 'undeliverable'",
        kind=str(kind),
        subject=subject,
    )
    return [Recipient.parse(row["recipient"]) for row in rows]


def last_send_at(session: Session, kind: DeliveryKind, *, subject_begins: str) -> datetime | None:
    """For when the latest message of a kind whose subject begins so was meant, where there is one."""
    row = session.row(
        """
        SELECT max(send_at) AS send_at FROM deliveries
        WHERE kind = :kind AND substr(subject, 1, length(:begins)) = :begins AND state <> 'cancelled'
        """,
        kind=str(kind),
        begins=subject_begins,
    )
    return read_instant_or_none(row["send_at"]) if row else None


def reached(session: Session, kind: DeliveryKind, *, subject_begins: str) -> list[Recipient]:
    """Who has had a message of a kind whose subject begins so."""
    rows = session.rows(
        """
        SELECT DISTINCT recipient FROM deliveries
        WHERE kind = :kind AND state = 'sent' AND substr(subject, 1, length(:begins)) = :begins
        """,
        kind=str(kind),
        begins=subject_begins,
    )
    return [Recipient.parse(row["recipient"]) for row in rows]
