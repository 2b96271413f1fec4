"""What is due in many projects at once: for lists, counts and summaries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from programme.model import Deadline
from storage.database import Session
from storage.rows import read_deadline


def next_open_by_project(
    session: Session, project_ids: Iterable[int], *, first: date | None = None
) -> dict[int, Deadline]:
    """The earliest open deadline of each of these projects, from a day on if one is given; else overdue ones come
    first by themselves."""
    rows = session.rows(
        """
        SELECT deadlines.* FROM json_each(:project_ids) AS wanted JOIN deadlines ON deadlines.id = (
            SELECT id FROM deadlines
            WHERE project_id = wanted.value AND state = 'open' AND due_on >= :first
            ORDER BY due_on, id LIMIT 1
        )
        """,
        project_ids=json.dumps(list(project_ids)),
        first=first.isoformat() if first else "",
    )
    return {row["project_id"]: read_deadline(row) for row in rows}


# In these a plus sign before `project_id` keeps SQLite on the index of days, of which it has to look at fewer rows.


def project_ids_overdue(session: Session, *, today: date, events: Iterable[str]) -> frozenset[int]:
    """The projects in which something is overdue; `events` are the kinds of which nothing is left to be done."""
    rows = session.rows(
        """
        SELECT DISTINCT +project_id AS project_id FROM deadlines
        WHERE state = 'open' AND due_on < :today AND +project_id IS NOT NULL
        AND kind NOT IN (SELECT value FROM json_each(:events))
        """,
        today=today.isoformat(),
        events=json.dumps(sorted(events)),
    )
    return frozenset(row["project_id"] for row in rows)


def project_ids_due(session: Session, first: date, last: date) -> frozenset[int]:
    """The projects in which something is, or was, due in a span of days."""
    rows = session.rows(
        """
        SELECT DISTINCT +project_id AS project_id FROM deadlines
        WHERE state IN ('open', 'done', 'passed') AND due_on BETWEEN :first AND :last AND +project_id IS NOT NULL
        """,
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return frozenset(row["project_id"] for row in rows)
