"""What we keep of channels: that we have said hello there, and what their weekly summary is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.database import Session
from storage.rows import write_instant


class DigestScope(StrEnum):
    """What a channel's summary is about."""

    PROJECT = "project"
    """The projects whose channel it is."""
    DIVISION = "division"


@dataclass(frozen=True, slots=True)
class ChannelDigest:
    channel_id: str
    scope: DigestScope


def welcome(session: Session, channel_id: str, *, at: datetime) -> bool:
    """Notes that we have said hello in a channel; False where we had done so before."""
    return (
        session.execute(
            """
            INSERT INTO channels (channel_id, welcomed_at) VALUES (:id, :at)
            ON CONFLICT (channel_id) DO UPDATE SET welcomed_at = excluded.welcomed_at WHERE welcomed_at IS NULL
            """,
            id=channel_id,
            at=write_instant(at),
        )
        == 1
    )


def set_digest(session: Session, channel_id: str, scope: DigestScope | None) -> None:
    session.execute(
        """
        INSERT INTO channels (channel_id, digest) VALUES (:id, :digest)
        ON CONFLICT (channel_id) DO UPDATE SET digest = excluded.digest
        """,
        id=channel_id,
        digest=scope and str(scope),
    )


def digest_of(session: Session, channel_id: str) -> DigestScope | None:
    """None where there is to be none."""
    row = session.row("SELECT digest FROM channels WHERE channel_id = :id", id=channel_id)
    return DigestScope(row["digest"]) if row and row["digest"] else None


def with_digest(session: Session) -> list[ChannelDigest]:
    rows = session.rows("SELECT channel_id, digest FROM channels WHERE digest IS NOT NULL ORDER BY channel_id")
    return [ChannelDigest(row["channel_id"], DigestScope(row["digest"])) for row in rows]
