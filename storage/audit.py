"""The log of changes. It only grows: triggers refuse anything else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.database import Row, Session
from storage.rows import read_instant, write_instant


def record(
    session: Session,
    *,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """One line: who did what to which project or mobility (`H1`, `L1`), and what changed."""
    session.execute(
        """
        INSERT INTO audit (at, actor, action, subject, before, after)
        VALUES (:at, :actor, :action, :subject, :before, :after)
        """,
        at=write_instant(at),
        actor=actor,
        action=action,
        subject=subject,
        before=None if before is None else json.dumps(before, default=str),
        after=None if after is None else json.dumps(after, default=str),
    )


# What JSON can hold; days and instants are text in it.
Value = str | int | float | bool | list["Value"] | dict[str, "Value"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One line as it stands in the log; empty where nothing was said of before or after."""

    at: datetime
    actor: str
    action: str
    subject: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]


def of_subjects(session: Session, subjects: Iterable[str], *, limit: int, offset: int) -> list[Recorded]:
    """So many lines about any of these, after the first few; the newest first."""
    rows = session.rows(
        """
        SELECT * FROM audit WHERE subject IN (SELECT value FROM json_each(:subjects))
        ORDER BY id DESC LIMIT :limit OFFSET :offset
        """,
        subjects=json.dumps(list(subjects)),
        limit=limit,
        offset=offset,
    )
    return [_read(row) for row in rows]


def _read(row: Row) -> Recorded:
    return Recorded(
        at=read_instant(row["at"]),
        actor=row["actor"],
        action=row["action"],
        subject=row["subject"],
        before=json.loads(row["before"] or "{}"),
        after=json.loads(row["after"] or "{}"),
    )


def count_of(session: Session, subjects: Iterable[str]) -> int:
    row = session.row(
        "SELECT count(*) AS count FROM audit WHERE subject IN (SELECT value FROM json_each(:subjects))",
        subjects=json.dumps(list(subjects)),
    )
    return row["count"] if row else 0


def newest(session: Session) -> int:
    """The number of the last entry; 0 where there is none yet."""
    row = session.row("SELECT ifnull(max(id), 0) AS newest FROM audit")
    return row["newest"] if row else 0


def last_id(session: Session, subject: str) -> int:
    """The latest line about a subject: as long as it stays the same, nobody has changed anything."""
    row = session.row("SELECT max(id) AS id FROM audit WHERE subject = :subject", subject=subject)
    return row["id"] or 0 if row else 0


def since(session: Session, subject: str, last_seen: int) -> list[Recorded]:
    """The lines about a subject after one, the oldest first."""
    rows = session.rows(
        "SELECT * FROM audit WHERE subject = :subject AND id > :last_seen ORDER BY id",
        subject=subject,
        last_seen=last_seen,
    )
    return [_read(row) for row in rows]


def forget_details(session: Session, subjects: Iterable[str]) -> None:
    """Of what is really gone, keeps who did what when, and nothing of what was said. Triggers refuse it else."""
    session.execute(
        """
        UPDATE audit SET before = NULL, after = NULL
        WHERE subject IN (SELECT value FROM json_each(:subjects)) AND (before IS NOT NULL OR after IS NOT NULL)
        """,
        subjects=json.dumps(list(subjects)),
    )
