"""People: who administers, and which language they chose."""

from __future__ import annotations

from services.division import Actor, Division
from storage import audit, people
from storage.database import Session


def actor(division: Division, account_id: str) -> Actor:
    """The person with today's rights: the configured administrators, and whom they appointed."""
    with division.store.reading() as session:
        person = people.find(session, account_id)
    appointed = person is not None and person.is_administrator
    return Actor(account_id=account_id, is_administrator=appointed or account_id in division.administrators)


def saved_language(division: Division, account_id: str) -> str | None:
    """The language a person chose; None where they never did."""
    with division.store.reading() as session:
        person = people.find(session, account_id)
    return person.language if person else None


def choose_language(division: Division, account_id: str, language: str) -> None:
    with division.store.writing() as session:
        keep_language(session, division, account_id, language)


def keep_language(session: Session, division: Division, account_id: str, language: str) -> None:
    """Within a transaction that does more."""
    person = people.find(session, account_id)
    before = person.language if person else None
    if before == language:
        return
    people.save_language(session, account_id, language)
    audit.record(
        session,
        at=division.now(),
        actor=account_id,
        action="person.language",
        subject=account_id,
        before={"language": before},
        after={"language": language},
    )
