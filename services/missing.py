"""What is missing in the data of many projects at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from programme.gaps import Gap, missing_in
from programme.model import Project, ProjectOutline
from programme.rules import Rules
from storage import mobilities
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingData:
    project: Project
    gaps: tuple[Gap, ...]


def gaps_by_project(
    session: Session, rules: Rules, projects: Iterable[Project | ProjectOutline], *, with_planning: bool = True
) -> dict[int, tuple[Gap, ...]]:
    """Of each of these projects that lack anything, what it is.

    With planning it counts, too, that nobody has said when anybody travels.
    """
    lacking = mobilities.lacking(session)
    nowhere = mobilities.project_ids_without(session) if with_planning else frozenset()
    found = {
        project.id: missing_in(
            project,
            rules,
            lacks_mobilities=project.id in nowhere,
            lacks_head_count=project.id in lacking.head_count,
            lacks_host=project.id in lacking.host,
        )
        for project in projects
    }
    return {project_id: gaps for project_id, gaps in found.items() if gaps}
