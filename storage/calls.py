"""Calls for applications."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from programme.model import Call
from storage.database import Session
from storage.rows import read_call, write_instant


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """What an administrator says of a call."""

    actions: tuple[str, ...]
    title: str | None
    round: int | None
    closes_at: datetime
    timezone: str


def insert(session: Session, facts: CallFacts, *, created_by: str, created_at: datetime) -> Call:
    row = session.row(
        """
        INSERT INTO calls (actions, title, round, closes_at, timezone, created_by, created_at)
        VALUES (:actions, :title, :round, :closes_at, :timezone, :created_by, :created_at)
        RETURNING *
        """,
        **_columns(facts),
        created_by=created_by,
        created_at=write_instant(created_at),
    )
    assert row is not None  # noqa: S101 - an INSERT with RETURNING gives its row or raises
    return read_call(row)


def find(session: Session, call_id: int) -> Call | None:
    """A call that has not been removed."""
    row = session.row("SELECT * FROM calls WHERE id = :id AND state = 'open'", id=call_id)
    return read_call(row) if row else None


def of_deadline(session: Session, deadline_id: int) -> Call:
    """The call that a deadline belongs to, removed or not. Raises LookupError where there is none."""
    row = session.row(
        "SELECT calls.* FROM calls JOIN deadlines ON deadlines.call_id = calls.id WHERE deadlines.id = :id",
        id=deadline_id,
    )
    if row is None:
        raise LookupError(f"no call of deadline {deadline_id}")
    return read_call(row)


def closing_from(session: Session, moment: datetime) -> list[Call]:
    """Those that close at a moment or later, the next first."""
    return [
        read_call(row)
        for row in session.rows(
            "SELECT * FROM calls WHERE state = 'open' AND closes_at >= :moment ORDER BY closes_at, id",
            moment=write_instant(moment),
        )
    ]


def change(session: Session, call_id: int, facts: CallFacts) -> None:
    session.execute(
        """
        UPDATE calls SET actions = :actions, title = :title, round = :round, closes_at = :closes_at,
            timezone = :timezone
        WHERE id = :id
        """,
        id=call_id,
        **_columns(facts),
    )


def _columns(facts: CallFacts) -> dict[str, str | int | None]:
    return {
        "actions": json.dumps(facts.actions),
        "title": facts.title,
        "round": facts.round,
        "closes_at": write_instant(facts.closes_at),
        "timezone": facts.timezone,
    }


def remove(session: Session, call_id: int) -> None:
    session.execute("UPDATE calls SET state = 'removed' WHERE id = :id", id=call_id)
