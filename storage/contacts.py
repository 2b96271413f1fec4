"""Contacts: seeded from the programme's data, then the administrators' to change."""

from __future__ import annotations

import json
from collections.abc import Iterable

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


def get(session: Session, key: str) -> Contact:
    """Raises LookupError where there is none."""
    row = session.row("SELECT * FROM contacts WHERE key = :key", key=key)
    if row is None:
        raise LookupError(f"no contact {key}")
    return read_contact(row)
