"""Contacts: seeded from the programme's data, then the administrators' to change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from programme.model import Contact
from programme.staff import Post
from storage.database import Session
from storage.rows import read_contact, read_instant, write_instant

# In a group SQLite gives the other columns of the row that has the greatest value.
LATEST_POSTS = "(SELECT *, max(since) FROM posts GROUP BY contact_id)"

_SELECT = f"""
    SELECT contacts.*, post.account_id, post.deputy
    FROM contacts LEFT JOIN {LATEST_POSTS} AS post ON post.contact_id = contacts.id
"""  # noqa: S608 - only our own constant is put in


def seed(session: Session, contacts: Iterable[Contact]) -> None:
    """Adds those that are missing; one that is there keeps whatever an administrator made of it."""
    for contact in contacts:
        session.execute(
            """
            INSERT INTO contacts (key, name, title, email, phones, to_check)
            VALUES (:key, :name, :title, :email, :phones, :to_check)
            ON CONFLICT (key) DO NOTHING
            """,
            key=contact.key,
            name=contact.name,
            title=contact.title,
            email=contact.email,
            phones=json.dumps(contact.phones),
            to_check=contact.check,
        )


def all_of_them(session: Session) -> list[tuple[int, Contact]]:
    """Each with the number of its row."""
    return [(row["id"], read_contact(row)) for row in session.rows(f"{_SELECT} ORDER BY id")]


def find(session: Session, contact_id: int) -> Contact | None:
    row = session.row(f"{_SELECT} WHERE id = :id", id=contact_id)
    return read_contact(row) if row else None


def assign(session: Session, key: str, *, account_id: str, deputy: str | None, at: datetime) -> None:
    """Says who a contact is in the chat from now on, and who stands in for them."""
    session.execute(
        """
        INSERT INTO posts (contact_id, since, account_id, deputy)
        SELECT id, :at, :account_id, :deputy FROM contacts WHERE key = :key
        ON CONFLICT (contact_id, since) DO UPDATE SET account_id = excluded.account_id, deputy = excluded.deputy
        """,
        key=key,
        at=write_instant(at),
        account_id=account_id,
        deputy=deputy,
    )


def posts(session: Session, key: str) -> list[tuple[datetime, Post]]:
    """Who a contact is in the chat and was before, each since when, in order."""
    rows = session.rows(
        """
        SELECT posts.* FROM posts JOIN contacts ON contacts.id = contact_id WHERE key = :key ORDER BY since
        """,
        key=key,
    )
    return [(read_instant(row["since"]), Post(account_id=row["account_id"], deputy=row["deputy"])) for row in rows]


def held_by(session: Session, account_id: str) -> set[str]:
    """The keys of those contacts that somebody is in the chat, or stands in for."""
    return {contact.key for _, contact in all_of_them(session) if account_id in (contact.account_id, contact.deputy)}


def confirm(session: Session, key: str, *, checked_on: date) -> None:
    """Somebody has said that all of it is right."""
    session.execute(
        "UPDATE contacts SET checked_on = :checked_on WHERE key = :key",
        key=key,
        checked_on=checked_on.isoformat(),
    )


def get(session: Session, key: str) -> Contact:
    """Raises LookupError where there is none."""
    row = session.row(f"{_SELECT} WHERE key = :key", key=key)
    if row is None:
        raise LookupError(f"no contact {key}")
    return read_contact(row)
