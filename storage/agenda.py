"""What is due across projects: narrowed, counted and cut by the database, however many deadlines there are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from programme.model import Deadline
from storage.database import Session
from storage.rows import read_deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Which deadlines to list; what is None, or empty, does not narrow.

    `first` and `last` are the days they are due on. A `person` answers for the mobility, or coordinates the project;
    a `country` is the mobility's. Without `project_ids` they are of every project under way. Of those `overdue_on` a
    day, `events` are none. Where `with_done`, what is done or over is listed too, after what is open.
    """

    project_ids: frozenset[int] | None = None
    mobility_id: int | None = None
    kinds: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    person: str | None = None
    country: str | None = None
    overdue_on: date | None = None
    events: frozenset[str] = frozenset()
    with_done: bool = False


# Up to so many projects are looked up one by one.
FEW = 50

# The condition for each thing that is said: only these are put into a statement, so that each finds its index. A plus
# sign takes an index away: of many projects, a look at the days in their order is sooner done.
_CONDITIONS = {
    "few_projects": "project_id IN (SELECT value FROM json_each(:project_ids))",
    "many_projects": "+project_id IN (SELECT value FROM json_each(:project_ids))",
    "under_way": "+project_id IN (SELECT id FROM projects WHERE state = 'active')",
    "mobility_id": "mobility_id = :mobility_id",
    "kinds": "kind IN (SELECT value FROM json_each(:kinds))",
    "first": "due_on >= :first",
    "last": "due_on <= :last",
    "overdue_on": "due_on < :overdue_on AND kind NOT IN (SELECT value FROM json_each(:events))",
    "person": """
        project_id IN (
            SELECT project_id FROM project_coordinators WHERE account_id = :person
            UNION SELECT project_id FROM mobilities WHERE responsible = :person
        ) AND (
            +project_id IN (SELECT project_id FROM project_coordinators WHERE account_id = :person)
            OR mobility_id IN (SELECT id FROM mobilities WHERE responsible = :person)
        )
    """,
    "country": "+mobility_id IN (SELECT id FROM mobilities WHERE country = :country AND state = 'planned')",
}


def listed(session: Session, which: Due, *, limit: int | None = None, offset: int = 0) -> list[Deadline]:
    """So many of them, or all, after the first few: the earliest first."""
    conditions, parameters = _said(which)
    order = "state <> 'open', due_on, id" if which.with_done else "due_on, id"
    rows = session.rows(
        f"SELECT * FROM deadlines WHERE {conditions} ORDER BY {order} LIMIT :limit OFFSET :offset",  # noqa: S608 - only our own words are put in
        limit=-1 if limit is None else limit,
        offset=offset,
        **parameters,
    )
    return [read_deadline(row) for row in rows]


def count(session: Session, which: Due) -> int:
    if which == Due(events=which.events):
        return _count_open(session)
    conditions, parameters = _said(which)
    row = session.row(f"SELECT count(*) AS count FROM deadlines WHERE {conditions}", **parameters)  # noqa: S608 - as above
    return row["count"] if row else 0


def _count_open(session: Session) -> int:
    """Of everything under way: project by project, which the index of days would not allow."""
    row = session.row(
        """
        SELECT count(*) AS count FROM deadlines INDEXED BY deadlines_open
        WHERE state = 'open' AND project_id IN (SELECT id FROM projects WHERE state = 'active')
        """
    )
    return row["count"] if row else 0


def _said(which: Due) -> tuple[str, dict[str, object]]:
    """The conditions of what is said, and their values."""
    days = {"first": which.first, "last": which.last, "overdue_on": which.overdue_on}
    values: dict[str, object] = {
        "mobility_id": which.mobility_id,
        "kinds": json.dumps(sorted(which.kinds)) if which.kinds else None,
        "person": which.person,
        "country": which.country,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }
    parameters = {name: value for name, value in values.items() if value is not None}
    said = [_CONDITIONS[name] for name in parameters]
    if which.project_ids is None:
        said.append(_CONDITIONS["under_way"])
    else:
        parameters["project_ids"] = json.dumps(sorted(which.project_ids))
        said.append(_CONDITIONS["few_projects" if len(which.project_ids) <= FEW else "many_projects"])
    if which.overdue_on is not None:
        parameters["events"] = json.dumps(sorted(which.events))
    said.append("state <> 'withdrawn'" if which.with_done else "state = 'open'")
    return " AND ".join(said), parameters
