"""What of the checklists is in order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from programme.model import Tick
from storage.database import Session
from storage.rows import read_instant, write_instant


def of_deadlines(session: Session, deadline_ids: Iterable[int]) -> dict[int, tuple[Tick, ...]]:
    """The ticks of each of these deadlines; those without any are left out."""
    found: dict[int, tuple[Tick, ...]] = {}
    for row in session.rows(
        """
        SELECT * FROM checklist_ticks WHERE deadline_id IN (SELECT value FROM json_each(:deadline_ids))
        ORDER BY deadline_id, item
        """,
        deadline_ids=json.dumps(list(deadline_ids)),
    ):
        tick = Tick(item=row["item"], ticked_at=read_instant(row["ticked_at"]), ticked_by=row["ticked_by"])
        found[row["deadline_id"]] = (*found.get(row["deadline_id"], ()), tick)
    return found


def of_deadline(session: Session, deadline_id: int) -> tuple[Tick, ...]:
    return of_deadlines(session, [deadline_id]).get(deadline_id, ())


def tick(session: Session, deadline_id: int, item: str, *, by: str, at: datetime) -> bool:
    """Marks an item as in order; False where it was already."""
    return (
        session.execute(
            """
            INSERT INTO checklist_ticks (deadline_id, item, ticked_at, ticked_by)
            VALUES (:deadline_id, :item, :at, :by) ON CONFLICT DO NOTHING
            """,
            deadline_id=deadline_id,
            item=item,
            at=write_instant(at),
            by=by,
        )
        == 1
    )


def untick(session: Session, deadline_id: int, item: str) -> bool:
    """Marks an item as open again; False where it was open."""
    return (
        session.execute(
            "DELETE FROM checklist_ticks WHERE deadline_id = :deadline_id AND item = :item",
            deadline_id=deadline_id,
            item=item,
        )
        == 1
    )
