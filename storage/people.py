"""What we keep of people: the language and time of day they chose, whether they administer, when they are there.

Names stay in the chat.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from programme.staff import Person as Presence
from storage.contacts import LATEST_POSTS
from storage.database import Row, Session
from storage.rows import read_day_or_none, read_instant, read_time_or_none, write_instant, write_time

# In a group SQLite gives the other columns of the row that has the greatest value.
LATEST = "(SELECT *, max(told_at) FROM presences GROUP BY account_id)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    account_id: str
    language: str | None
    is_administrator: bool
    wants_digest: bool = True


def find(session: Session, account_id: str) -> Person | None:
    row = session.row("SELECT * FROM people WHERE account_id = :id", id=account_id)
    if row is None:
        return None
    return Person(
        account_id=row["account_id"],
        language=row["language"],
        is_administrator=bool(row["is_administrator"]),
        wants_digest=bool(row["wants_digest"]),
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


def save_wants_digest(session: Session, account_id: str, *, wants: bool) -> None:
    session.execute(
        """
        INSERT INTO people (account_id, wants_digest) VALUES (:id, :wants)
        ON CONFLICT (account_id) DO UPDATE SET wants_digest = excluded.wants_digest
        """,
        id=account_id,
        wants=int(wants),
    )


def without_digest(session: Session) -> frozenset[str]:
    """Those who want no summary of the week."""
    return frozenset(
        row["account_id"] for row in session.rows("SELECT account_id FROM people WHERE wants_digest = 0")
    )


def appointed(session: Session) -> list[str]:
    """Whoever was made an administrator in the chat."""
    rows = session.rows("SELECT account_id FROM people WHERE is_administrator = 1 ORDER BY account_id")
    return [row["account_id"] for row in rows]


def save_administrator(session: Session, account_id: str, *, is_administrator: bool) -> None:
    session.execute(
        """
        INSERT INTO people (account_id, is_administrator) VALUES (:id, :is_administrator)
        ON CONFLICT (account_id) DO UPDATE SET is_administrator = excluded.is_administrator
        """,
        id=account_id,
        is_administrator=int(is_administrator),
    )


def presence(session: Session, account_id: str) -> Presence:
    """What somebody has last said of their leave and deputy, and whether they were found to be gone."""
    said = presences(session, [account_id]).get(account_id)
    return said[-1][1] if said else Presence(account_id=account_id)


def presences(session: Session, account_ids: Iterable[str]) -> dict[str, list[tuple[datetime, Presence]]]:
    """Of those of whom anything is known all that ever was, each since when, in order."""
    rows = session.rows(
        """
        SELECT * FROM presences WHERE account_id IN (SELECT value FROM json_each(:ids)) ORDER BY account_id, told_at
        """,
        ids=json.dumps(sorted(set(account_ids))),
    )
    found: dict[str, list[tuple[datetime, Presence]]] = {}
    for row in rows:
        found.setdefault(row["account_id"], []).append((read_instant(row["told_at"]), _presence(row)))
    return found


def latest_presences(session: Session, account_ids: Iterable[str]) -> dict[str, Presence]:
    """Of those of whom anything is known what was said last."""
    return {account_id: said[-1][1] for account_id, said in presences(session, account_ids).items()}


def _presence(row: Row) -> Presence:
    return Presence(
        account_id=row["account_id"],
        deputy=row["deputy"],
        leave_from=read_day_or_none(row["leave_from"]),
        leave_until=read_day_or_none(row["leave_until"]),
        gone_on=read_day_or_none(row["gone_on"]),
        reminder_time=read_time_or_none(row["reminder_time"]),
    )


def save_presence(session: Session, person: Presence, *, at: datetime) -> None:
    """From now on; for what is past, what was said before stays true.

    The last that is said counts, even where the clock has been set back since.
    """
    session.execute(
        """
        INSERT INTO presences (account_id, told_at, deputy, leave_from, leave_until, gone_on, reminder_time)
        VALUES (
            :id,
            max(:at, ifnull((SELECT max(told_at) FROM presences WHERE account_id = :id), :at)),
            :deputy, :leave_from, :leave_until, :gone_on, :reminder_time
        )
        ON CONFLICT (account_id, told_at) DO UPDATE
        SET deputy = excluded.deputy, leave_from = excluded.leave_from, leave_until = excluded.leave_until,
            gone_on = excluded.gone_on, reminder_time = excluded.reminder_time
        """,
        id=person.account_id,
        at=write_instant(at),
        deputy=person.deputy,
        leave_from=_written(person.leave_from),
        leave_until=_written(person.leave_until),
        gone_on=_written(person.gone_on),
        reminder_time=write_time(person.reminder_time),
    )


def represented_by(session: Session, account_id: str) -> list[str]:
    """Those whose deputy somebody is."""
    rows = session.rows(
        f"SELECT account_id FROM {LATEST} WHERE deputy = :id ORDER BY account_id",  # noqa: S608 - only our own constant is put in
        id=account_id,
    )
    return [row["account_id"] for row in rows]


def everyone_named(session: Session) -> list[str]:
    """Whoever coordinates an active project, answers for a mobility, holds a post or stands in for somebody."""
    rows = session.rows(
        f"""
        SELECT account_id FROM project_coordinators JOIN projects ON projects.id = project_id AND state = 'active'
        UNION SELECT responsible FROM mobilities WHERE state = 'planned' AND responsible IS NOT NULL
        UNION SELECT account_id FROM {LATEST_POSTS} WHERE account_id IS NOT NULL
        UNION SELECT deputy FROM {LATEST_POSTS} WHERE deputy IS NOT NULL
        UNION SELECT deputy FROM {LATEST} WHERE deputy IS NOT NULL
        ORDER BY 1
        """  # noqa: S608 - only our own constants are put in
    )
    return [row["account_id"] for row in rows]


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
