"""Which messages show what is no longer so, and what came of bringing them up to date."""

from __future__ import annotations

from datetime import datetime

from storage.database import Session
from storage.deliveries import IS_TIME, Delivery, moments, read_delivery
from storage.rows import write_instant


def needed(session: Session, *, now: datetime) -> list[Delivery]:
    """Messages that show what is no longer so, and that nobody is about to bring up to date."""
    return [
        read_delivery(row)
        for row in session.rows(
            f"""
            SELECT * FROM deliveries WHERE state = 'sent' AND needs_refresh = 1 AND {IS_TIME}
            ORDER BY not_before, id
            """,  # noqa: S608 - only our own constant is put in
            **moments(now),
        )
    ]


def claim(session: Session, delivery_id: str, *, now: datetime, not_before: datetime) -> bool:
    """Before a message is brought up to date; False where another is at it. If it fails, later is better."""
    return (
        session.execute(
            f"""
            UPDATE deliveries
            SET refresh_attempts = refresh_attempts + 1, not_before = :not_before, put_off_at = :now
            WHERE id = :id AND needs_refresh = 1 AND {IS_TIME}
            """,  # noqa: S608 - only our own constant is put in
            id=delivery_id,
            **moments(now),
            not_before=write_instant(not_before),
        )
        == 1
    )


def postpone(session: Session, delivery_id: str, *, now: datetime, not_before: datetime) -> None:
    """It failed, and is to be done again, not before some moment."""
    session.execute(
        "UPDATE deliveries SET not_before = :not_before, put_off_at = :now WHERE id = :id",
        id=delivery_id,
        now=write_instant(now),
        not_before=write_instant(not_before),
    )


def record(session: Session, delivery_id: str, *, is_needed: bool, now: datetime) -> None:
    """It has been brought up to date; where more was done meanwhile, once more is needed."""
    session.execute(
        """
        UPDATE deliveries SET needs_refresh = :is_needed, refresh_attempts = 0, not_before = :now, put_off_at = :now
        WHERE id = :id
        """,
        id=delivery_id,
        is_needed=int(is_needed),
        now=write_instant(now),
    )
