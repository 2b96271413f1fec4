"""What we keep of people: a language they chose, whether they administer, when they are there. Names stay in chat."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programme.staff import Person as Presence
from storage.database import Session
from storage.rows import read_day_or_none


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    account_id: str
    language: str | None
    is_administrator: bool


def find(session: Session, account_id: str) -> Person | None:
    row = session.row("SELECT * FROM people WHERE account_id = :id", id=account_id)
    if row is None:
        return None
    return Person(
        account_id=row["account_id"],
        language=row["language"],
        is_administrator=bool(row["is_administrator"]),
    )


def save_language(session: Session, account_id: str, language: str) -> None:
    session.execute(
        """
        INSERT INTO people (account_id, language) VALUES (:id, :language)
        ON CONFLICT (account_id) DO UPDATE SET language = excluded.language
        """,
        id=account_id,
        language=language,
    )


def presence(session: Session, account_id: str) -> Presence:
    """What somebody has said of their leave and deputy, and whether they were found to be gone."""
    return presences(session, [account_id]).get(account_id, Presence(account_id=account_id))


def presences(session: Session, account_ids: Iterable[str]) -> dict[str, Presence]:
    """Those of whom anything is known."""
    rows = session.rows(
        "SELECT * FROM people WHERE account_id IN (SELECT value FROM json_each(:ids))",
        ids=json.dumps(sorted(set(account_ids))),
    )
    return {
        row["account_id"]: Presence(
            account_id=row["account_id"],
            deputy=row["deputy"],
            leave_from=read_day_or_none(row["leave_from"]),
            leave_until=read_day_or_none(row["leave_until"]),
            gone_on=read_day_or_none(row["gone_on"]),
            told_on=read_day_or_none(row["told_on"]),
        )
        for row in rows
    }


def save_presence(session: Session, person: Presence) -> None:
    session.execute(
        """
        INSERT INTO people (account_id, deputy, leave_from, leave_until, gone_on, told_on)
        VALUES (:id, :deputy, :leave_from, :leave_until, :gone_on, :told_on)
        ON CONFLICT (account_id) DO UPDATE
        SET deputy = excluded.deputy, leave_from = excluded.leave_from, leave_until = excluded.leave_until,
            gone_on = excluded.gone_on, told_on = excluded.told_on
        """,
        id=person.account_id,
        deputy=person.deputy,
        leave_from=_written(person.leave_from),
        leave_until=_written(person.leave_until),
        gone_on=_written(person.gone_on),
        told_on=_written(person.told_on),
    )


def everyone_named(session: Session) -> list[str]:
    """Whoever coordinates an active project, answers for a mobility, holds a post or stands in for somebody."""
    rows = session.rows(
        """
        SELECT account_id FROM project_coordinators JOIN projects ON projects.id = project_id AND state = 'active'
        UNION SELECT responsible FROM mobilities WHERE state = 'planned' AND responsible IS NOT NULL
        UNION SELECT account_id FROM contacts WHERE account_id IS NOT NULL
        UNION SELECT deputy FROM contacts WHERE deputy IS NOT NULL
        UNION SELECT deputy FROM people WHERE deputy IS NOT NULL
        ORDER BY 1
        """
    )
    return [row["account_id"] for row in rows]


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
