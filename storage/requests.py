"""Which request made what. A chat may deliver the same request twice; the second finds what the first made."""

from __future__ import annotations

from datetime import datetime

from storage.database import Session
from storage.rows import write_instant


def find_subject(session: Session, key: str) -> int | None:
    """The id of what this request has made already."""
    row = session.row("SELECT subject_id FROM requests WHERE key = :key", key=key)
    return row["subject_id"] if row else None


def record(session: Session, key: str, subject_id: int, *, at: datetime) -> None:
    session.execute(
        "INSERT INTO requests (key, subject_id, at) VALUES (:key, :subject_id, :at)",
        key=key,
        subject_id=subject_id,
        at=write_instant(at),
    )


def forget_before(session: Session, moment: datetime) -> int:
    """Drops what no chat will deliver again; returns how many."""
    return session.execute("DELETE FROM requests WHERE at < :moment", moment=write_instant(moment))
