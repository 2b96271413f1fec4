"""Who may act where only one may. No clock is asked: a holder that lives makes its beat grow."""

from __future__ import annotations

from dataclasses import dataclass

from storage.database import Session


@dataclass(frozen=True, slots=True)
class Lease:
    holder: str | None
    beat: int


def read(session: Session, name: str) -> Lease:
    row = session.row("SELECT holder, beat FROM leases WHERE name = :name", name=name)
    return Lease(row["holder"], row["beat"]) if row else Lease(None, 0)


def renew(session: Session, name: str, holder: str) -> bool:
    """Makes the beat grow; False where another holds the lease."""
    return (
        session.execute(
            "UPDATE leases SET beat = beat + 1 WHERE name = :name AND holder = :holder",
            name=name,
            holder=holder,
        )
        == 1
    )


def take(session: Session, name: str, holder: str) -> None:
    session.execute(
        """
        INSERT INTO leases (name, holder, beat) VALUES (:name, :holder, 1)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, beat = beat + 1
        """,
        name=name,
        holder=holder,
    )


def release(session: Session, name: str, holder: str) -> None:
    session.execute(
        "UPDATE leases SET holder = NULL, beat = beat + 1 WHERE name = :name AND holder = :holder",
        name=name,
        holder=holder,
    )
