"""When each job last went through."""

from __future__ import annotations

from datetime import datetime

from storage.database import Session
from storage.rows import read_instant, write_instant


def record(session: Session, job: str, *, at: datetime) -> None:
    session.execute(
        "INSERT INTO heartbeats (job, at) VALUES (:job, :at) ON CONFLICT (job) DO UPDATE SET at = excluded.at",
        job=job,
        at=write_instant(at),
    )


def latest(session: Session) -> dict[str, datetime]:
    return {row["job"]: read_instant(row["at"]) for row in session.rows("SELECT job, at FROM heartbeats")}
