"""The portfolio added up by the database, however many projects there are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programme.gaps import Demands
from programme.model import Sector
from storage.database import Row, Session
from storage.gaps import IS_INCOMPLETE, demanded


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many projects, how many of their deadlines are overdue or come soon, and how many projects lack data."""

    projects: int = 0
    overdue: int = 0
    coming: int = 0
    incomplete: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """The coordinator with most overdue comes first; a project of two counts for both."""

    total: Tally
    by_sector: dict[Sector, Tally]
    by_coordinator: dict[str, Tally]


_SUMS = "count(*) AS projects, total(overdue) AS overdue, total(coming) AS coming, total(is_incomplete) AS incomplete"


# Of many projects SQLite would take the index of days, and go through all of it for each of them.


def tallies(
    session: Session,
    project_ids: Iterable[int],
    *,
    today: date,
    until: date,
    events: Iterable[str],
    demands: Demands,
) -> Tallies:
    """Of these projects, with what is due up to a day. Of `events` nothing is left to be done once they are over."""
    rows = session.rows(
        f"""
        WITH counted AS MATERIALIZED (
            SELECT id, sector, {IS_INCOMPLETE} AS is_incomplete, (
                SELECT count(*) FROM deadlines INDEXED BY deadlines_open
                WHERE project_id = projects.id AND state = 'open' AND due_on < :today
                AND kind NOT IN (SELECT value FROM json_each(:events))
            ) AS overdue, (
                SELECT count(*) FROM deadlines INDEXED BY deadlines_open
                WHERE project_id = projects.id AND state = 'open' AND due_on BETWEEN :today AND :until
            ) AS coming
            FROM projects WHERE id IN (SELECT value FROM json_each(:project_ids))
        )
        SELECT NULL AS sector, NULL AS account_id, {_SUMS} FROM counted
        UNION ALL SELECT sector, NULL, {_SUMS} FROM counted GROUP BY sector
        UNION ALL SELECT * FROM (
            SELECT NULL, account_id, {_SUMS} FROM counted JOIN project_coordinators ON project_id = counted.id
            GROUP BY account_id ORDER BY total(overdue) DESC, count(*) DESC, account_id
        )
        """,  # noqa: S608 - only our own conditions are put in
        project_ids=json.dumps(list(project_ids)),
        today=today.isoformat(),
        until=until.isoformat(),
        events=json.dumps(sorted(events)),
        **demanded(demands),
    )
    return Tallies(
        total=_tally(rows[0]),
        by_sector={Sector(row["sector"]): _tally(row) for row in rows if row["sector"] is not None},
        by_coordinator={row["account_id"]: _tally(row) for row in rows if row["account_id"] is not None},
    )


def _tally(row: Row) -> Tally:
    return Tally(**{name: int(row[name]) for name in ("projects", "overdue", "coming", "incomplete")})
