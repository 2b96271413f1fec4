"""Contacts: seeded from the programme's data, then the administrators' to change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from programme.model import Contact
from programme.staff import Post
from storage.database import Row, Session
from storage.rows import read_contact, read_day_or_none, read_instant, write_day_or_none, write_instant

# In a group SQLite gives the other columns of the row that has the greatest value.
LATEST_POSTS = "(SELECT *, max(since) FROM posts GROUP BY contact_id)"

# What counts now: an administrator's correction, else what ships. What awaits a check was looked at when somebody
# has said that all is right, or has typed another address.
_SELECT = f"""
    SELECT contacts.id, key, ifnull(own_name, name) AS name, ifnull(own_title, title) AS title,
        ifnull(own_email, email) AS email, ifnull(own_phones, phones) AS phones,
        iif(own_email IS NULL AND checked_on IS NULL, to_check, NULL) AS to_check, checked_on,
        post.account_id, post.deputy, post.away_from, post.away_until
    FROM contacts LEFT JOIN {LATEST_POSTS} AS post ON post.contact_id = contacts.id
"""  # noqa: S608 - only our own constant is put in


def seed(session: Session, contacts: Iterable[Contact]) -> None:
    """Brings what ships in step with the data files; what an administrator has corrected stays corrected."""
    for contact in contacts:
        session.execute(
            """
            INSERT INTO contacts (key, name, title, email, phones, to_check)
            VALUES (:key, :name, :title, :email, :phones, :to_check)
            ON CONFLICT (key) DO UPDATE
            SET name = excluded.name, title = excluded.title, email = excluded.email, phones = excluded.phones,
                to_check = excluded.to_check
            """,
            key=contact.key,
            name=contact.name,
            title=contact.title,
            email=contact.email,
            phones=json.dumps(contact.phones),
            to_check=contact.check,
        )


def correct(session: Session, key: str, *, name: str, title: str, email: str, phones: tuple[str, ...]) -> None:
    """What is the same as what ships goes on following it."""
    session.execute(
        """
        UPDATE contacts SET own_name = nullif(:name, name), own_title = nullif(:title, title),
            own_email = nullif(:email, email), own_phones = nullif(:phones, phones)
        WHERE key = :key
        """,
        key=key,
        name=name,
        title=title,
        email=email,
        phones=json.dumps(phones),
    )


def all_of_them(session: Session) -> list[tuple[int, Contact]]:
    """Each with the number of its row."""
    return [(row["id"], read_contact(row)) for row in session.rows(f"{_SELECT} ORDER BY id")]


def find(session: Session, contact_id: int) -> Contact | None:
    row = session.row(f"{_SELECT} WHERE id = :id", id=contact_id)
    return read_contact(row) if row else None


def number_of(session: Session, key: str) -> int:
    """The number of a contact's row. Raises LookupError where there is none."""
    row = session.row("SELECT id FROM contacts WHERE key = :key", key=key)
    if row is None:
        raise LookupError(f"no contact {key}")
    return int(row["id"])


def assign(
    session: Session,
    key: str,
    *,
    account_id: str | None,
    deputy: str | None,
    at: datetime,
    away_from: date | None = None,
    away_until: date | None = None,
) -> None:
    """Says who a contact is in the chat from now on, who stands in for them, and when they are away."""
    session.execute(
        """
        INSERT INTO posts (contact_id, since, account_id, deputy, away_from, away_until)
        SELECT id, :at, :account_id, :deputy, :away_from, :away_until FROM contacts WHERE key = :key
        ON CONFLICT (contact_id, since) DO UPDATE
        SET account_id = excluded.account_id, deputy = excluded.deputy, away_from = excluded.away_from,
            away_until = excluded.away_until
        """,
        key=key,
        at=write_instant(at),
        account_id=account_id,
        deputy=deputy,
        away_from=write_day_or_none(away_from),
        away_until=write_day_or_none(away_until),
    )


def posts(session: Session, key: str) -> list[tuple[datetime, Post]]:
    """Who a contact is in the chat and was before, each since when, in order."""
    rows = session.rows(
        """
        SELECT posts.* FROM posts JOIN contacts ON contacts.id = contact_id WHERE key = :key ORDER BY since
        """,
        key=key,
    )
    return [(read_instant(row["since"]), _read_post(row)) for row in rows]


def _read_post(row: Row) -> Post:
    return Post(
        account_id=row["account_id"],
        deputy=row["deputy"],
        away_from=read_day_or_none(row["away_from"]),
        away_until=read_day_or_none(row["away_until"]),
    )


def held_by(session: Session, account_id: str) -> set[str]:
    """The keys of those contacts that somebody is in the chat, or stands in for."""
    return {contact.key for _, contact in all_of_them(session) if account_id in (contact.account_id, contact.deputy)}


def confirm(session: Session, key: str, *, checked_on: date | None) -> None:
    """Somebody has said that all of it is right."""
    session.execute(
        "UPDATE contacts SET checked_on = :checked_on WHERE key = :key",
        key=key,
        checked_on=write_day_or_none(checked_on),
    )


def get(session: Session, key: str) -> Contact:
    """Raises LookupError where there is none."""
    row = session.row(f"{_SELECT} WHERE key = :key", key=key)
    if row is None:
        raise LookupError(f"no contact {key}")
    return read_contact(row)
