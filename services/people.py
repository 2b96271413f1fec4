"""People and what holds for all of them: who administers, who speaks which language, where the division listens."""

from __future__ import annotations

from services.division import Actor, Division
from storage import audit, people, settings
from storage.database import Session
from storage.settings import Setting


def actor(division: Division, account_id: str) -> Actor:
    """The person with today's rights: the configured administrators, and whom they appointed."""
    with division.store.reading() as session:
        return Actor(account_id=account_id, is_administrator=account_id in administrators(session, division))


def administrators(session: Session, division: Division) -> tuple[str, ...]:
    """The configured ones, and those appointed in the chat."""
    return tuple(sorted(division.administrators.union(people.appointed(session))))


def division_channel(session: Session, division: Division) -> str | None:
    """The channel for what concerns the whole division: the one chosen in the chat, else the configured one."""
    return settings.find(session, Setting.CHANNEL) or division.channel_id


def division_language(division: Division) -> str | None:
    """The language chosen in the chat for channels and for whoever has not chosen; None where nobody chose one."""
    with division.store.reading() as session:
        return settings.find(session, Setting.LANGUAGE)


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
