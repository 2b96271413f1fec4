"""Mobilities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from programme.model import Mobility, MobilityState
from storage.database import Session
from storage.rows import read_mobility, write_instant


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
        kind=new.kind,
        start_on=new.start_on.isoformat(),
        end_on=new.end_on.isoformat(),
        country=new.country,
        host=new.host,
        head_count=new.head_count,
        accompanying=new.accompanying,
        travel_days=new.travel_days,
        has_minors=int(new.has_minors or False),
        responsible=new.responsible,
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


def cancel(session: Session, mobility_id: int) -> None:
    session.execute("UPDATE mobilities SET state = 'cancelled' WHERE id = :id", id=mobility_id)


def set_period(session: Session, mobility_id: int, *, start_on: date, end_on: date) -> None:
    session.execute(
        "UPDATE mobilities SET start_on = :start_on, end_on = :end_on WHERE id = :id",
        id=mobility_id,
        start_on=start_on.isoformat(),
        end_on=end_on.isoformat(),
    )


def ending_from(session: Session, day: date, *, limit: int) -> list[Mobility]:
    """Those that have not ended before the day, the next to start first."""
    return [
        read_mobility(row)
        for row in session.rows(
            "SELECT * FROM mobilities WHERE end_on >= :day ORDER BY start_on, id LIMIT :limit",
            day=day.isoformat(),
            limit=limit,
        )
    ]


def count_ending_from(session: Session, day: date) -> int:
    row = session.row("SELECT count(*) AS count FROM mobilities WHERE end_on >= :day", day=day.isoformat())
    return row["count"] if row else 0


def project_ids_in_country(session: Session, country: str) -> frozenset[int]:
    """The projects in which somebody travels, or has travelled, to a country."""
    rows = session.rows(
        "SELECT DISTINCT project_id FROM mobilities WHERE country = :country AND state = 'planned'", country=country
    )
    return frozenset(row["project_id"] for row in rows)
