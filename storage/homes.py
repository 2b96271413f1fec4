"""Home tabs: who has opened theirs, and whether it still shows how things are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from storage.database import Session
from storage.rows import write_instant

# What a person sees of their own in the Home tab, as the audit names it.
_SUBJECTS = """
    SELECT account_id, 'H' || project_id AS subject FROM project_coordinators
    UNION ALL SELECT account_id, 'L' || mobilities.id FROM project_coordinators JOIN mobilities USING (project_id)
    UNION ALL SELECT responsible, 'H' || project_id FROM mobilities WHERE responsible IS NOT NULL
    UNION ALL SELECT responsible, 'L' || id FROM mobilities WHERE responsible IS NOT NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A Home tab that is in hand; `hash` is the chat's name for what it shows, where we know it, `digest` ours.

    Without `shown_on` it is to be shown anew in any case.
    """

    account_id: str
    hash: str | None
    digest: str | None
    shown_on: date | None


def open_one(session: Session, account_id: str, *, now: datetime, latest: datetime) -> None:
    """Somebody looks at their Home tab: it is shown anew as soon as the chat takes it.

    What was to wait beyond `latest` waits no more: a clock that ran ahead was set back, or the chat is asked again.
    """
    session.execute(
        """
        INSERT INTO homes (account_id, not_before) VALUES (:id, :now)
        ON CONFLICT (account_id) DO UPDATE
        SET shown_on = NULL, not_before = iif(not_before > :latest, :now, not_before)
        """,
        id=account_id,
        now=write_instant(now),
        latest=write_instant(latest),
    )


def open_all(session: Session) -> None:
    """All of them are shown anew, at the chat's pace."""
    session.execute("UPDATE homes SET shown_on = NULL")


def look_again_at_portfolios(session: Session) -> None:
    """Of what administrators see, something may have changed that the audit does not tell of."""
    session.execute("UPDATE homes SET needs_look = 1 WHERE shows_portfolio = 1")


def stale(session: Session, *, now: datetime, today: date, limit: int) -> list[str]:
    """Whose Home tab may be behind, whoever has just opened it first.

    It shows another day, or the audit has something new that is theirs: they did it, it is about their projects and
    mobilities, or it names them, such as a handover does. Whoever sees the portfolio sees every change.
    """
    rows = session.rows(
        f"""
        WITH subjects AS ({_SUBJECTS})
        SELECT account_id FROM homes
        WHERE not_before <= :now AND (
            shown_on IS NULL OR shown_on <> :today OR needs_look <> 0
            OR EXISTS (
                SELECT 1 FROM audit WHERE audit.id > homes.audit_id AND (
                    homes.shows_portfolio = 1
                    OR homes.account_id IN (audit.actor, audit.subject)
                    OR instr(ifnull(audit.before, '') || ifnull(audit.after, ''), homes.account_id) > 0
                    OR audit.subject IN (SELECT subject FROM subjects WHERE subjects.account_id = homes.account_id)
                )
            )
        )
        ORDER BY shown_on IS NOT NULL, not_before, account_id LIMIT :limit
        """,  # noqa: S608 - only our own constant is put in
        now=write_instant(now),
        today=today.isoformat(),
        limit=limit,
    )
    return [row["account_id"] for row in rows]


def catch_up(session: Session, *, now: datetime, today: date, audit_id: int) -> None:
    """Nothing up to this entry of the audit concerns anybody any more; only right where `stale` finds none."""
    session.execute(
        """
        UPDATE homes SET audit_id = :audit_id
        WHERE not_before <= :now AND shown_on = :today AND audit_id < :audit_id
        """,
        now=write_instant(now),
        today=today.isoformat(),
        audit_id=audit_id,
    )


def is_behind(session: Session, *, now: datetime, today: date, audit_id: int) -> bool:
    """Whether any is to be looked at: quickly told, and mostly not."""
    row = session.row(
        """
        SELECT 1 FROM homes
        WHERE not_before <= :now
            AND (shown_on IS NULL OR shown_on <> :today OR needs_look <> 0 OR audit_id < :audit_id)
        LIMIT 1
        """,
        now=write_instant(now),
        today=today.isoformat(),
        audit_id=audit_id,
    )
    return row is not None


def claim(session: Session, account_id: str, *, now: datetime, not_before: datetime) -> Home | None:
    """Takes one in hand up to a moment; None where somebody else has done so."""
    row = session.row(
        """
        UPDATE homes SET not_before = :later, needs_look = iif(needs_look = 0, 0, 2)
        WHERE account_id = :id AND not_before <= :now
        RETURNING hash, digest, shown_on
        """,
        id=account_id,
        now=write_instant(now),
        later=write_instant(not_before),
    )
    if row is None:
        return None
    shown_on = date.fromisoformat(row["shown_on"]) if row["shown_on"] else None
    return Home(account_id=account_id, hash=row["hash"], digest=row["digest"], shown_on=shown_on)


def record_shown(
    session: Session,
    account_id: str,
    *,
    day: date,
    audit_id: int,
    shows_portfolio: bool,
    shown_hash: str,
    digest: str,
    now: datetime,
) -> None:
    session.execute(
        """
        UPDATE homes SET shown_on = :day, audit_id = :audit_id, shows_portfolio = :shows_portfolio, hash = :hash,
            digest = :digest, not_before = :now, needs_look = iif(needs_look = 2, 0, needs_look)
        WHERE account_id = :id
        """,
        id=account_id,
        day=day.isoformat(),
        audit_id=audit_id,
        shows_portfolio=int(shows_portfolio),
        hash=shown_hash,
        digest=digest,
        now=write_instant(now),
    )


def record_unchanged(session: Session, account_id: str, *, audit_id: int, now: datetime) -> None:
    """It shows already how things stand."""
    session.execute(
        """
        UPDATE homes SET audit_id = :audit_id, not_before = :now, needs_look = iif(needs_look = 2, 0, needs_look)
        WHERE account_id = :id
        """,
        id=account_id,
        audit_id=audit_id,
        now=write_instant(now),
    )


def forget_hash(session: Session, account_id: str, *, now: datetime) -> None:
    """It shows something that we do not know of: the next time whatever is there is replaced."""
    session.execute(
        "UPDATE homes SET hash = NULL, shown_on = NULL, not_before = :now WHERE account_id = :id",
        id=account_id,
        now=write_instant(now),
    )


def postpone(session: Session, account_id: str, *, not_before: datetime) -> None:
    session.execute(
        "UPDATE homes SET not_before = :later, shown_on = NULL WHERE account_id = :id",
        id=account_id,
        later=write_instant(not_before),
    )


def postpone_all(session: Session, *, not_before: datetime) -> None:
    """The chat takes none for a while."""
    session.execute("UPDATE homes SET not_before = max(not_before, :later)", later=write_instant(not_before))


def forget(session: Session, account_id: str) -> None:
    session.execute("DELETE FROM homes WHERE account_id = :id", id=account_id)
