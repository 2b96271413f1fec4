"""What people want to be reminded of once more, and when; the plan makes reminders of it."""

from __future__ import annotations

from datetime import date, datetime

from programme.model import Snooze
from storage.database import Session
from storage.rows import write_instant


def add(session: Session, snooze: Snooze, *, at: datetime) -> bool:
    """False where the same was asked for already."""
    return (
        session.execute(
            """
            INSERT INTO snoozes (deadline_id, due_on, account_id, day, asked_at)
            VALUES (:deadline_id, :due_on, :account_id, :day, :at) ON CONFLICT DO NOTHING
            """,
            deadline_id=snooze.deadline_id,
            due_on=snooze.due_on.isoformat(),
            account_id=snooze.account_id,
            day=snooze.day.isoformat(),
            at=write_instant(at),
        )
        == 1
    )


def of_project(session: Session, project_id: int) -> list[Snooze]:
    """All there ever were, in order."""
    rows = session.rows(
        """
        SELECT snoozes.* FROM snoozes JOIN deadlines ON deadlines.id = snoozes.deadline_id
        WHERE deadlines.project_id = :project_id ORDER BY deadline_id, day, account_id
        """,
        project_id=project_id,
    )
    return [
        Snooze(
            deadline_id=row["deadline_id"],
            due_on=date.fromisoformat(row["due_on"]),
            account_id=row["account_id"],
            day=date.fromisoformat(row["day"]),
        )
        for row in rows
    ]
