"""Projects and their coordinators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from programme.model import Project, Role, Sector
from storage.database import Session
from storage.rows import read_project, write_instant

_SELECT = """
    SELECT projects.*, (
        SELECT json_group_array(account_id)
        FROM (
            SELECT account_id FROM project_coordinators WHERE project_id = projects.id ORDER BY position
        )
    ) AS coordinators
    FROM projects
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProject:
    """A project before it has a number."""

    action_type: str
    title: str
    code: str | None
    role: Role
    sector: Sector
    start_on: date
    end_on: date
    coordinators: tuple[str, ...]
    channel_id: str | None


def insert(session: Session, new: NewProject, *, created_by: str, created_at: datetime) -> Project:
    row = session.row(
        """
        INSERT INTO projects
            (action_type, title, code, role, sector, start_on, end_on, channel_id, created_by, created_at)
        VALUES
            (:action_type, :title, :code, :role, :sector, :start_on, :end_on, :channel_id, :created_by, :created_at)
        RETURNING id
        """,
        action_type=new.action_type,
        title=new.title,
        code=new.code,
        role=new.role,
        sector=new.sector,
        start_on=new.start_on.isoformat(),
        end_on=new.end_on.isoformat(),
        channel_id=new.channel_id,
        created_by=created_by,
        created_at=write_instant(created_at),
    )
    assert row is not None  # noqa: S101 - an INSERT with RETURNING gives its row or raises
    for position, account_id in enumerate(new.coordinators):
        session.execute(
            """
            INSERT INTO project_coordinators (project_id, position, account_id)
            VALUES (:project_id, :position, :account_id)
            """,
            project_id=row["id"],
            position=position,
            account_id=account_id,
        )
    return get(session, row["id"])


def get(session: Session, project_id: int) -> Project:
    """Raises LookupError where there is none."""
    project = find(session, project_id)
    if project is None:
        raise LookupError(f"no project {project_id}")
    return project


def find(session: Session, project_id: int) -> Project | None:
    row = session.row(f"{_SELECT} WHERE id = :id", id=project_id)
    return read_project(row) if row else None


def find_by_code(session: Session, code: str) -> Project | None:
    row = session.row(f"{_SELECT} WHERE code = :code", code=code)
    return read_project(row) if row else None


def find_twin(session: Session, new: NewProject) -> Project | None:
    """A project of the same title, action and period."""
    row = session.row(
        f"""
        {_SELECT}
        WHERE title = :title AND action_type = :action_type AND start_on = :start_on AND end_on = :end_on
        """,
        title=new.title,
        action_type=new.action_type,
        start_on=new.start_on.isoformat(),
        end_on=new.end_on.isoformat(),
    )
    return read_project(row) if row else None


def with_title_part(session: Session, part: str, *, limit: int) -> list[Project]:
    """Projects whose title holds the words, upper or lower case, letters such as Ä included.

    Those whose title is just that come first.
    """
    wanted = part.casefold()
    titles = [
        (row["id"], row["title"].casefold()) for row in session.rows("SELECT id, title FROM projects ORDER BY id")
    ]
    found = sorted(((title != wanted, project_id) for project_id, title in titles if wanted in title))
    return [get(session, project_id) for _, project_id in found[:limit]]


def all_active(session: Session) -> list[Project]:
    return [read_project(row) for row in session.rows(f"{_SELECT} WHERE state = 'active' ORDER BY id")]


def coordinated_by(session: Session, account_id: str) -> list[Project]:
    """A person's active projects."""
    return [
        read_project(row)
        for row in session.rows(
            f"""
            {_SELECT}
            WHERE state = 'active'
            AND id IN (SELECT project_id FROM project_coordinators WHERE account_id = :account_id)
            ORDER BY id
            """,  # noqa: S608 - only our own constant is put in
            account_id=account_id,
        )
    ]


def all_ids(session: Session) -> list[int]:
    return [row["id"] for row in session.rows("SELECT id FROM projects ORDER BY id")]
