"""Projects and their coordinators."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from programme.model import Project, ProjectState, Recipient, Role, Sector
from storage.database import Session
from storage.rows import read_project, write_instant
from storage.sought import holding

_SELECT = """
    SELECT projects.*, (
        SELECT json_group_array(json_object('account_id', account_id, 'briefed_at', briefed_at))
        FROM (
            SELECT account_id, briefed_at FROM project_coordinators WHERE project_id = projects.id ORDER BY position
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
    unit: str | None = None
    grant_euros: int | None = None
    partners: str | None = None
    case_number: str | None = None


def insert(session: Session, new: NewProject, *, created_by: str, created_at: datetime) -> Project:
    row = session.row(
        """
        INSERT INTO projects
            (action_type, title, code, role, sector, start_on, end_on, channel_id, unit, grant_euros, partners,
             case_number, created_by, created_at)
        VALUES
            (:action_type, :title, :code, :role, :sector, :start_on, :end_on, :channel_id, :unit, :grant_euros,
             :partners, :case_number, :created_by, :created_at)
        RETURNING id
        """,
        **_columns(new),
        created_by=created_by,
        created_at=write_instant(created_at),
    )
    assert row is not None  # noqa: S101 - an INSERT with RETURNING gives its row or raises
    _write_coordinators(session, row["id"], new.coordinators, briefed_at={})
    return get(session, row["id"])


def _columns(new: NewProject) -> dict[str, object]:
    """What is kept of it in its own row: all but its coordinators."""
    return {
        "action_type": new.action_type,
        "title": new.title,
        "code": new.code,
        "role": new.role,
        "sector": new.sector,
        "start_on": new.start_on.isoformat(),
        "end_on": new.end_on.isoformat(),
        "channel_id": new.channel_id,
        "unit": new.unit,
        "grant_euros": new.grant_euros,
        "partners": new.partners,
        "case_number": new.case_number,
    }


def update(session: Session, project_id: int, new: NewProject) -> None:
    """Gives a project everything that is said of it anew; its coordinators stay who they are."""
    session.execute(
        """
        UPDATE projects
        SET action_type = :action_type, title = :title, code = :code, role = :role, sector = :sector,
            start_on = :start_on, end_on = :end_on, channel_id = :channel_id, unit = :unit,
            grant_euros = :grant_euros, partners = :partners, case_number = :case_number
        WHERE id = :id
        """,
        id=project_id,
        **_columns(new),
    )


def _write_coordinators(
    session: Session, project_id: int, coordinators: Iterable[str], briefed_at: Mapping[str, datetime]
) -> None:
    for position, account_id in enumerate(coordinators):
        session.execute(
            """
            INSERT INTO project_coordinators (project_id, position, account_id, briefed_at)
            VALUES (:project_id, :position, :account_id, :briefed_at)
            """,
            project_id=project_id,
            position=position,
            account_id=account_id,
            briefed_at=write_instant(briefed_at[account_id]) if account_id in briefed_at else None,
        )


def hand_over(
    session: Session, project_id: int, coordinators: Iterable[str], *, briefed_at: Mapping[str, datetime]
) -> None:
    """Gives a project these coordinators, in this order; `briefed_at` is of those alone who took it over."""
    session.execute("DELETE FROM project_coordinators WHERE project_id = :id", id=project_id)
    _write_coordinators(session, project_id, coordinators, briefed_at)


def pause(session: Session, project_id: int, *, at: datetime, until: date | None) -> None:
    session.execute(
        "UPDATE projects SET paused_at = :at, paused_until = :until WHERE id = :id",
        id=project_id,
        at=write_instant(at),
        until=until.isoformat() if until else None,
    )


def resume(session: Session, project_id: int, *, at: datetime) -> None:
    session.execute(
        "UPDATE projects SET paused_at = NULL, paused_until = NULL, resumed_at = :at WHERE id = :id",
        id=project_id,
        at=write_instant(at),
    )


def set_state(session: Session, project_id: int, state: ProjectState) -> None:
    session.execute("UPDATE projects SET state = :state WHERE id = :id", id=project_id, state=str(state))


def remove(session: Session, project_id: int, *, at: datetime) -> None:
    session.execute(
        """
        UPDATE projects SET removed_from = state, state = 'removed', removed_at = :at
        WHERE id = :id AND state <> 'removed'
        """,
        id=project_id,
        at=write_instant(at),
    )


def bring_back(session: Session, project_id: int) -> None:
    """It is again what it was before it was removed."""
    session.execute(
        """
        UPDATE projects SET state = removed_from, removed_from = NULL, removed_at = NULL
        WHERE id = :id AND state = 'removed'
        """,
        id=project_id,
    )


def removed_before(session: Session, moment: datetime) -> list[int]:
    """The ids of those that were removed before a moment."""
    rows = session.rows(
        "SELECT id FROM projects WHERE removed_at < :moment ORDER BY id", moment=write_instant(moment)
    )
    return [row["id"] for row in rows]


def delete(session: Session, project_id: int) -> None:
    """It is gone, with its mobilities, deadlines and reminders; its number is never given again."""
    session.execute("DELETE FROM projects WHERE id = :id", id=project_id)


def ids_of_people(session: Session, account_ids: Iterable[str]) -> list[int]:
    """The projects that any of these coordinate, or answer for a mobility of."""
    rows = session.rows(
        """
        SELECT project_id FROM project_coordinators WHERE account_id IN (SELECT value FROM json_each(:ids))
        UNION SELECT project_id FROM mobilities WHERE responsible IN (SELECT value FROM json_each(:ids))
        ORDER BY project_id
        """,
        ids=json.dumps(sorted(set(account_ids))),
    )
    return [row["project_id"] for row in rows]


def ids_where_told(session: Session, account_id: str, *, since: datetime, until: datetime) -> set[int]:
    """The projects of which somebody is to be told anything between two moments."""
    rows = session.rows(
        """
        SELECT DISTINCT project_id FROM reminders JOIN deadlines ON deadlines.id = deadline_id
        WHERE recipient = :recipient AND send_at >= :since AND send_at < :until AND project_id IS NOT NULL
        """,
        recipient=str(Recipient.person(account_id)),
        since=write_instant(since),
        until=write_instant(until),
    )
    return {row["project_id"] for row in rows}


def ids_where_planned(session: Session, account_id: str, *, since: datetime) -> set[int]:
    """The projects in whose plan there is anything for somebody from a moment on, whether it is to be sent or not.

    A project knows only by its deadlines whether that is so, so this takes longer the more projects there are.
    """
    rows = session.rows(
        """
        SELECT DISTINCT project_id FROM deadlines JOIN reminders ON deadlines.id = deadline_id
        WHERE deadlines.state = 'open' AND recipient = :recipient AND send_at >= :since AND project_id IS NOT NULL
        """,
        recipient=str(Recipient.person(account_id)),
        since=write_instant(since),
    )
    return {row["project_id"] for row in rows}


def ids_where_due(session: Session, *, since: datetime, until: datetime) -> set[int]:
    """The projects of which anybody is to be told anything between two moments, and the paused, who may catch up."""
    rows = session.rows(
        """
        SELECT DISTINCT project_id FROM reminders JOIN deadlines ON deadlines.id = deadline_id
        WHERE send_at >= :since AND send_at < :until AND project_id IS NOT NULL
        UNION SELECT id FROM projects WHERE paused_at IS NOT NULL
        """,
        since=write_instant(since),
        until=write_instant(until),
    )
    return {row["project_id"] for row in rows}


def get(session: Session, project_id: int) -> Project:
    """Raises LookupError where there is none."""
    project = find(session, project_id)
    if project is None:
        raise LookupError(f"no project {project_id}")
    return project


def find(session: Session, project_id: int) -> Project | None:
    row = session.row(f"{_SELECT} WHERE id = :id", id=project_id)
    return read_project(row) if row else None


def by_id(session: Session, project_ids: Iterable[int]) -> dict[int, Project]:
    """These of them that there are, in the order they were registered."""
    rows = session.rows(
        f"{_SELECT} WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id",  # noqa: S608 - our own constant
        ids=json.dumps(list(project_ids)),
    )
    return {row["id"]: read_project(row) for row in rows}


def find_by_code(session: Session, code: str) -> Project | None:
    row = session.row(f"{_SELECT} WHERE code = :code", code=code)
    return read_project(row) if row else None


def find_twin(session: Session, new: NewProject) -> Project | None:
    """A project of the same title, action and period that is not removed."""
    row = session.row(
        f"""
        {_SELECT}
        WHERE title = :title AND action_type = :action_type AND start_on = :start_on AND end_on = :end_on
        AND state <> 'removed'
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
        (row["id"], row["title"].casefold())
        for row in session.rows("SELECT id, title FROM projects WHERE state <> 'removed' ORDER BY id")
    ]
    found = sorted(((title != wanted, project_id) for project_id, title in titles if wanted in title))
    return [get(session, project_id) for _, project_id in found[:limit]]


# What a project is known by where one is searched for.
KNOWN_BY = "'H' || projects.id || ' ' || projects.title || ' ' || ifnull(projects.code, '')"


def sought(session: Session, words: Iterable[str], *, account_id: str, limit: int) -> list[Project]:
    """The first few active projects whose reference, title or code holds every word; a person's own come first."""
    patterns = {f"word{number}": holding(word) for number, word in enumerate(words)}
    conditions = ["state = 'active'", *(f"{KNOWN_BY} GLOB :{name}" for name in patterns)]
    rows = session.rows(
        f"""
        {_SELECT} WHERE {" AND ".join(conditions)}
        ORDER BY id NOT IN (SELECT project_id FROM project_coordinators WHERE account_id = :account_id), id
        LIMIT :limit
        """,  # noqa: S608 - only our own conditions are put in
        account_id=account_id,
        limit=limit,
        **patterns,
    )
    return [read_project(row) for row in rows]


def all_active(session: Session) -> list[Project]:
    return [read_project(row) for row in session.rows(f"{_SELECT} WHERE state = 'active' ORDER BY id")]


def of_channel(session: Session, channel_id: str) -> list[Project]:
    """The active projects whose channel this is."""
    return [
        read_project(row)
        for row in session.rows(
            f"{_SELECT} WHERE state = 'active' AND channel_id = :channel_id ORDER BY id",
            channel_id=channel_id,
        )
    ]


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
