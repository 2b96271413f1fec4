"""Which request made what. A chat may deliver the same request twice; the second finds what the first made."""

from __future__ import annotations

from datetime import datetime

from storage.database import Session
from storage.rows import write_instant


def find_subject(session: Session, key: str) -> int | None:
    """The id of what this request has made already; none while somebody has it in hand."""
    row = session.row("SELECT subject_id FROM requests WHERE key = :key", key=key)
    return row["subject_id"] if row else None


def record(session: Session, key: str, subject_id: int, *, at: datetime) -> None:
    session.execute(
        "INSERT INTO requests (key, subject_id, at) VALUES (:key, :subject_id, :at)",
        key=key,
        subject_id=subject_id,
        at=write_instant(at),
    )


def take_in_hand(session: Session, key: str, *, at: datetime, left_before: datetime) -> bool:
    """Before something is done that no transaction holds. False where it is done, or in hand and not yet left.

    It is left where it was taken before `left_before`, or at a moment to come: the clock has been set back.
    """
    taken = session.row(
        """
        INSERT INTO requests (key, at) VALUES (:key, :at)
        ON CONFLICT (key) DO UPDATE SET at = :at WHERE subject_id IS NULL AND (at < :left_before OR at > :at)
        RETURNING key
        """,
        key=key,
        at=write_instant(at),
        left_before=write_instant(left_before),
    )
    return taken is not None


def finish(session: Session, key: str) -> None:
    """What was in hand is done, and has made nothing that has an id."""
    session.execute("UPDATE requests SET subject_id = 0 WHERE key = :key", key=key)


def let_go(session: Session, key: str) -> None:
    """What was in hand was not done: it may be asked for again."""
    session.execute("DELETE FROM requests WHERE key = :key AND subject_id IS NULL", key=key)


def forget_before(session: Session, moment: datetime) -> int:
    """Drops what no chat will deliver again; returns how many."""
    return session.execute("DELETE FROM requests WHERE at < :moment", moment=write_instant(moment))
