"""Mobilities."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from programme.model import Mobility, MobilityState
from storage.database import Session
from storage.projects import KNOWN_BY
from storage.rows import read_mobility, write_instant
from storage.sought import SoughtWord, beginning, holding


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMobility:
    """A mobility before it has a number. `country` is an ISO 3166 code of two letters."""

    kind: str
    start_on: date
    end_on: date
    country: str
    host: str | None
    head_count: int | None
    accompanying: int | None
    travel_days: int | None
    has_minors: bool | None
    """None where nobody has said: the kind and the field tell what is likely."""
    responsible: str | None

    @property
    def days(self) -> int:
        """Activity days, first and last included."""
        return (self.end_on - self.start_on).days + 1


def insert(session: Session, project_id: int, new: NewMobility, *, created_by: str, created_at: datetime) -> Mobility:
    row = session.row(
        """
        INSERT INTO mobilities
            (project_id, kind, start_on, end_on, country, host, head_count, accompanying, travel_days, has_minors,
             responsible, created_by, created_at)
        VALUES
            (:project_id, :kind, :start_on, :end_on, :country, :host, :head_count, :accompanying, :travel_days,
             :has_minors, :responsible, :created_by, :created_at)
        RETURNING *
        """,
        project_id=project_id,
        **_columns(new),
        created_by=created_by,
        created_at=write_instant(created_at),
    )
    assert row is not None  # noqa: S101 - an INSERT with RETURNING gives its row or raises
    return read_mobility(row)


def find(session: Session, mobility_id: int) -> Mobility | None:
    row = session.row("SELECT * FROM mobilities WHERE id = :id", id=mobility_id)
    return read_mobility(row) if row else None


def get(session: Session, mobility_id: int) -> Mobility:
    """Raises LookupError where there is none."""
    mobility = find(session, mobility_id)
    if mobility is None:
        raise LookupError(f"no mobility {mobility_id}")
    return mobility


def by_id(session: Session, mobility_ids: Iterable[int]) -> dict[int, Mobility]:
    """These of them that there are."""
    rows = session.rows(
        "SELECT * FROM mobilities WHERE id IN (SELECT value FROM json_each(:ids))", ids=json.dumps(list(mobility_ids))
    )
    return {row["id"]: read_mobility(row) for row in rows}


def find_twin(session: Session, project_id: int, new: NewMobility) -> Mobility | None:
    """A mobility of the project that is the same in everything."""
    return next(
        (
            each
            for each in of_project(session, project_id)
            if _told(each) == _told(new) and each.state is MobilityState.PLANNED
        ),
        None,
    )


def _told(each: Mobility | NewMobility) -> tuple[object, ...]:
    """Everything that people have said of a mobility."""
    return (
        each.kind, each.start_on, each.end_on, each.country, each.host, each.head_count, each.accompanying,
        each.travel_days, each.has_minors or False, each.responsible,
    )  # fmt: skip


def of_project(session: Session, project_id: int) -> list[Mobility]:
    """In the order they start."""
    return [
        read_mobility(row)
        for row in session.rows(
            "SELECT * FROM mobilities WHERE project_id = :project_id ORDER BY start_on, id",
            project_id=project_id,
        )
    ]


def set_state(session: Session, mobility_id: int, state: MobilityState) -> None:
    session.execute("UPDATE mobilities SET state = :state WHERE id = :id", id=mobility_id, state=str(state))


def update(session: Session, mobility_id: int, new: NewMobility) -> None:
    """Gives a mobility everything that is said of it anew."""
    session.execute(
        """
        UPDATE mobilities
        SET kind = :kind, start_on = :start_on, end_on = :end_on, country = :country, host = :host,
            head_count = :head_count, accompanying = :accompanying, travel_days = :travel_days,
            has_minors = :has_minors, responsible = :responsible
        WHERE id = :id
        """,
        id=mobility_id,
        **_columns(new),
    )


def _columns(new: NewMobility) -> dict[str, object]:
    return {
        "kind": new.kind,
        "start_on": new.start_on.isoformat(),
        "end_on": new.end_on.isoformat(),
        "country": new.country,
        "host": new.host,
        "head_count": new.head_count,
        "accompanying": new.accompanying,
        "travel_days": new.travel_days,
        "has_minors": int(new.has_minors or False),
        "responsible": new.responsible,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which mobilities to list; what is None does not narrow.

    `first` and `last` are a span that the mobility touches, or with an `edge` starts or ends in; `before` is a day
    before which it ended. The `person` answers for it or coordinates its project. Of those `overdue_on` a day
    something is overdue, but for the `events`.
    """

    project_ids: frozenset[int] | None = None
    country: str | None = None
    first: date | None = None
    last: date | None = None
    edge: Literal["start", "end"] | None = None
    before: date | None = None
    person: str | None = None
    overdue_on: date | None = None
    events: frozenset[str] = frozenset()
    with_cancelled: bool = False


# Up to so many projects are looked up one by one.
FEW = 50

# The condition for each thing that is said: only these are put into a statement, so that each finds its index.
_CONDITIONS = {
    "project_ids": "project_id IN (SELECT value FROM json_each(:project_ids))",
    # The plus sign takes away the index of projects: of many, a look at every mobility in its order is sooner done.
    "many_projects": "+project_id IN (SELECT value FROM json_each(:project_ids))",
    "country": "country = :country",
    "first": "end_on >= :first",
    "last": "start_on <= :last",
    "start": "start_on BETWEEN :first AND :last",
    "end": "end_on BETWEEN :first AND :last",
    "before": "end_on < :before",
    "person": """
        (responsible = :person
        OR project_id IN (SELECT project_id FROM project_coordinators WHERE account_id = :person))
    """,
    "overdue_on": """
        id IN (
            SELECT mobility_id FROM deadlines
            WHERE state = 'open' AND due_on < :overdue_on AND kind NOT IN (SELECT value FROM json_each(:events))
        )
    """,
}


def wanted(session: Session, which: Wanted, *, limit: int, offset: int) -> list[Mobility]:
    """So many of them, after the first few; the first to start first."""
    conditions, parameters = _said(which)
    rows = session.rows(
        f"SELECT * FROM mobilities WHERE {conditions} ORDER BY start_on, id LIMIT :limit OFFSET :offset",  # noqa: S608 - only our own conditions are put in
        limit=limit,
        offset=offset,
        **parameters,
    )
    return [read_mobility(row) for row in rows]


def count_wanted(session: Session, which: Wanted) -> int:
    conditions, parameters = _said(which)
    row = session.row(f"SELECT count(*) AS count FROM mobilities WHERE {conditions}", **parameters)  # noqa: S608 - as above
    return row["count"] if row else 0


def _said(which: Wanted) -> tuple[str, dict[str, object]]:
    """The conditions of what is said, and their values."""
    days = {"first": which.first, "last": which.last, "before": which.before, "overdue_on": which.overdue_on}
    values: dict[str, object] = {
        "project_ids": None if which.project_ids is None else json.dumps(sorted(which.project_ids)),
        "country": which.country,
        "person": which.person,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }
    said = [name for name, value in values.items() if value is not None]
    if which.project_ids is not None and len(which.project_ids) > FEW:
        said[said.index("project_ids")] = "many_projects"
    if which.edge and which.first and which.last:
        said = [which.edge, *(name for name in said if name not in ("first", "last"))]
    conditions = [_CONDITIONS[name] for name in said]
    conditions.append("TRUE" if which.with_cancelled else "state = 'planned'")
    conditions.append("project_id NOT IN (SELECT id FROM projects WHERE state = 'removed')")
    parameters = {name: value for name, value in values.items() if value is not None}
    if which.overdue_on is not None:
        parameters["events"] = json.dumps(sorted(which.events))
    return " AND ".join(conditions), parameters


def sought(
    session: Session, words: Iterable[SoughtWord], *, account_id: str, today: date, limit: int
) -> list[Mobility]:
    """The first few planned mobilities of active projects that every word fits: by their reference, host, country
    and days, or by their project.

    A person's own come first, then those that have not ended, the nearest first. Each of these is looked for by
    itself and in its order: of a word that fits thousands only the first few are looked at.
    """
    conditions = ["state = 'planned'", "+project_id IN (SELECT id FROM projects WHERE state = 'active')"]
    parameters: dict[str, object] = {"account_id": account_id, "today": today.isoformat()}
    for number, word in enumerate(words):
        condition, values = _fits(word, number)
        conditions.append(condition)
        parameters |= values
    found: list[Mobility] = []
    for place, order in _NEAREST_FIRST:
        rows = session.rows(
            f"""
            SELECT * FROM mobilities {place} AND {" AND ".join(conditions)} ORDER BY {order} LIMIT :limit
            """,  # noqa: S608 - only our own conditions are put in
            limit=limit - len(found),
            **parameters,
        )
        found += map(read_mobility, rows)
        if len(found) == limit:
            break
    return found


_OWN = """
    SELECT id FROM mobilities WHERE responsible = :account_id
    UNION SELECT id FROM mobilities
    WHERE project_id IN (SELECT project_id FROM project_coordinators WHERE account_id = :account_id)
"""

# Where to look, and in which order. The index has everything that a word may fit.
_NEAREST_FIRST = (
    (f"WHERE id IN ({_OWN}) AND end_on >= :today", "start_on, id"),
    (f"WHERE id IN ({_OWN}) AND end_on < :today", "end_on DESC, id"),
    (f"INDEXED BY mobilities_listed WHERE end_on >= :today AND id NOT IN ({_OWN})", "start_on, id"),
    (f"INDEXED BY mobilities_listed WHERE end_on < :today AND id NOT IN ({_OWN})", "end_on DESC, id"),
)


def _fits(word: SoughtWord, number: int) -> tuple[str, dict[str, object]]:
    """The condition that a word puts, and its values; `number` tells them from those of other words."""
    days = {f"day{number}_{place}": day for place, day in enumerate(word.days)}
    alternatives = [
        f"'L' || id GLOB :ref{number}",
        f"host GLOB :word{number}",
        f"+project_id IN (SELECT id FROM projects WHERE {KNOWN_BY} GLOB :word{number})",  # noqa: S608 - ours
        *([f"country IN (SELECT value FROM json_each(:countries{number}))"] if word.countries else []),  # noqa: S608 - ours
        *(f"{column} GLOB :{name}" for name in days for column in ("start_on", "end_on")),
    ]
    values: dict[str, object] = {
        f"ref{number}": beginning(word.text),
        f"word{number}": holding(word.text),
        f"countries{number}": json.dumps(word.countries),
    }
    return f"({' OR '.join(alternatives)})", values | days


def project_ids_in_country(session: Session, country: str) -> frozenset[int]:
    """The projects in which somebody travels, or has travelled, to a country."""
    rows = session.rows(
        "SELECT DISTINCT project_id FROM mobilities WHERE country = :country AND state = 'planned'", country=country
    )
    return frozenset(row["project_id"] for row in rows)
