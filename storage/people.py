"""What we keep of people: a language they chose, and whether they administer. Names stay with the chat."""

from __future__ import annotations

from dataclasses import dataclass

from storage.database import Session


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
