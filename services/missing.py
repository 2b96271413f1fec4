"""What is missing in the data of many projects at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from programme.gaps import Gap, demands
from programme.model import Project
from programme.rules import Rules
from services.pages import Page, page_within
from storage import gaps, projects
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingData:
    project: Project
    gaps: tuple[Gap, ...]


def incomplete_ids(session: Session, rules: Rules, project_ids: Collection[int]) -> list[int]:
    """Those of these projects that lack anything, in the order they were registered."""
    return list(gaps.of_projects(session, project_ids, demands(rules)))


def count_missing(session: Session, rules: Rules, project_ids: Collection[int], *, with_planning: bool = True) -> int:
    """How many of these projects lack anything."""
    return gaps.count(session, project_ids, demands(rules, with_planning=with_planning))


def missing_data(
    session: Session,
    rules: Rules,
    project_ids: Collection[int],
    *,
    with_planning: bool = True,
    limit: int | None = None,
    page: int = 0,
) -> Page[MissingData]:
    """Of these projects those that lack anything, in the order they were registered: all, or a page of them.

    With planning it counts, too, that nobody has said when anybody travels. Past the last page it is the last one.
    """
    demanded = demands(rules, with_planning=with_planning)
    count = count_missing(session, rules, project_ids, with_planning=with_planning)
    page = page_within(page, count, limit) if limit else 0
    found = gaps.of_projects(session, project_ids, demanded, limit=limit, offset=page * (limit or 0))
    named = projects.by_id(session, found)
    lines = tuple(MissingData(project=project, gaps=found[project.id]) for project in named.values())
    return Page(lines=lines, count=count, page=page)
