"""What an administrator has chosen for the whole division; the rest is as the environment has it."""

from __future__ import annotations

from enum import StrEnum

from storage.database import Session


class Setting(StrEnum):
    LANGUAGE = "language"
    CHANNEL = "channel"


def find(session: Session, setting: Setting) -> str | None:
    row = session.row("SELECT value FROM settings WHERE key = :key", key=str(setting))
    return str(row["value"]) if row else None


def save(session: Session, setting: Setting, value: str | None) -> None:
    """None goes back to what the environment says."""
    if value is None:
        session.execute("DELETE FROM settings WHERE key = :key", key=str(setting))
        return
    session.execute(
        """
        INSERT INTO settings (key, value) VALUES (:key, :value)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """,
        key=str(setting),
        value=value,
    )
