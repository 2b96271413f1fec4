"""Contacts: seeded from the programme's data, then the administrators' to change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from programme.model import Contact
from storage.database import Session
from storage.rows import read_contact


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
    return [(row["id"], read_contact(row)) for row in session.rows("SELECT * FROM contacts ORDER BY id")]


def find(session: Session, contact_id: int) -> Contact | None:
    row = session.row("SELECT * FROM contacts WHERE id = :id", id=contact_id)
    return read_contact(row) if row else None


def assign(session: Session, key: str, *, account_id: str, deputy: str | None, assigned_on: date) -> None:
    """Says who a contact is in the chat, and who stands in for them."""
    session.execute(
        """
        UPDATE contacts SET account_id = :account_id, deputy = :deputy, assigned_on = :assigned_on WHERE key = :key
        """,
        key=key,
        account_id=account_id,
        deputy=deputy,
        assigned_on=assigned_on.isoformat(),
    )


def confirm(session: Session, key: str, *, checked_on: date) -> None:
    """Somebody has said that all of it is right."""
    session.execute(
        "UPDATE contacts SET checked_on = :checked_on WHERE key = :key",
        key=key,
        checked_on=checked_on.isoformat(),
    )


def get(session: Session, key: str) -> Contact:
    """Raises LookupError where there is none."""
    row = session.row("SELECT * FROM contacts WHERE key = :key", key=key)
    if row is None:
        raise LookupError(f"no contact {key}")
    return read_contact(row)
