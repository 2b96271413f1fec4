"""What is missing in the data of many projects at once: found and counted by the database."""

from __future__ import annotations

import json
from collections.abc import Iterable

from programme.gaps import Demands, Gap
from storage.database import Session

_OF_A_MOBILITY = (
    "EXISTS (SELECT 1 FROM mobilities WHERE project_id = projects.id AND state = 'planned' AND {} IS NULL)"
)

# How each thing shows that is missing in a project.
_CONDITIONS = {
    Gap.COORDINATOR: "NOT EXISTS (SELECT 1 FROM project_coordinators WHERE project_id = projects.id)",
    Gap.CODE: "code IS NULL AND action_type IN (SELECT value FROM json_each(:with_code))",
    Gap.MOBILITIES: """
        action_type IN (SELECT value FROM json_each(:with_mobilities))
        AND NOT EXISTS (SELECT 1 FROM mobilities WHERE project_id = projects.id AND state = 'planned')
    """,
    Gap.HEAD_COUNT: _OF_A_MOBILITY.format("head_count"),
    Gap.HOST: _OF_A_MOBILITY.format("host"),
}

IS_INCOMPLETE = f"({' OR '.join(f'({condition})' for condition in _CONDITIONS.values())})"
"""The condition that anything is missing in a row of `projects`, with the parameters that `demanded` gives."""


def demanded(demands: Demands) -> dict[str, str]:
    return {
        "with_code": json.dumps(sorted(demands.code)),
        "with_mobilities": json.dumps(sorted(demands.mobilities)),
    }


def of_projects(
    session: Session, project_ids: Iterable[int], demands: Demands, *, limit: int | None = None, offset: int = 0
) -> dict[int, tuple[Gap, ...]]:
    """Of those of these projects that lack anything, what it is: so many of them, or all, after the first few."""
    gaps = ", ".join(f"{condition} AS {gap}" for gap, condition in _CONDITIONS.items())
    rows = session.rows(
        f"""
        SELECT id, {gaps} FROM projects
        WHERE id IN (SELECT value FROM json_each(:project_ids)) AND {IS_INCOMPLETE}
        ORDER BY id LIMIT :limit OFFSET :offset
        """,  # noqa: S608 - only our own conditions are put in
        project_ids=json.dumps(list(project_ids)),
        limit=-1 if limit is None else limit,
        offset=offset,
        **demanded(demands),
    )
    return {row["id"]: tuple(gap for gap in Gap if row[gap]) for row in rows}


def count(session: Session, project_ids: Iterable[int], demands: Demands) -> int:
    """How many of these projects lack anything."""
    row = session.row(
        f"""
        SELECT count(*) AS count FROM projects
        WHERE id IN (SELECT value FROM json_each(:project_ids)) AND {IS_INCOMPLETE}
        """,  # noqa: S608 - as above
        project_ids=json.dumps(list(project_ids)),
        **demanded(demands),
    )
    return row["count"] if row else 0
