"""The log of changes. It only grows: triggers refuse anything else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from storage.database import Session
from storage.rows import write_instant


def record(
    session: Session,
    *,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """One line: who did what to which project or mobility (`H1`, `L1`), and what changed."""
    session.execute(
        """
        INSERT INTO audit (at, actor, action, subject, before, after)
        VALUES (:at, :actor, :action, :subject, :before, :after)
        """,
        at=write_instant(at),
        actor=actor,
        action=action,
        subject=subject,
        before=None if before is None else json.dumps(before, default=str),
        after=None if after is None else json.dumps(after, default=str),
    )
