"""Lists as tables: whole, long, narrowed, empty, turned and shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.blocks import Message
from bot.messages import mobility_list, project_list
from bot.messages.paging import Turn
from bot.text import Language
from programme.model import EducationField, MobilityState, ProjectState, Sector
from services.filters import ProjectFilter, Span, Standing
from services.mobilities import MobilityLine
from services.pages import Page
from services.projects import ProjectLine
from tests.bot.facts import (
    GROUP,
    LINES,
    MANY_LINES,
    MANY_TRAVELS,
    PROJECT,
    SCHOOL,
    TODAY,
    TRAVEL,
    TRAVELS,
    listed,
    project_page,
)

ANY = ProjectFilter()
SPRING = Span(date(2027, 1, 1), date(2027, 6, 30))
EVERYTHING = ProjectFilter(
    sector=Sector.VOCATIONAL,
    action="KA121",
    field=EducationField.VOCATIONAL,
    standing=Standing.OVERDUE,
    coordinator="UAINO",
    country="DE",
    span=SPRING,
)
SHARED = Turn(shared_by="UPEKKA")
PAUSED_AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
STANDINGS = [
    ProjectLine(project=replace(PROJECT, state=ProjectState.CLOSED), next_deadline=None),
    ProjectLine(project=replace(SCHOOL, paused_at=PAUSED_AT), next_deadline=LINES[1].next_deadline),
    ProjectLine(project=replace(SCHOOL, id=4, coordinators=("U1", "U2", "U3", "U4", "U5")), next_deadline=None),
]
MIXED = Page(
    lines=(
        *TRAVELS,
        replace(TRAVELS[0], mobility=GROUP),
        replace(TRAVELS[0], mobility=replace(TRAVEL, state=MobilityState.CANCELLED)),
    ),
    count=4,
    page=0,
)


def projects(
    lines: list[ProjectLine], wanted: ProjectFilter = ANY, turn: Turn | None = None
) -> Callable[[Language], Message]:
    turn = turn or Turn()
    listed = project_page(lines, page=turn.page)
    return lambda language: project_list.render(listed, wanted, TODAY, language, turn)


def mobilities(
    listed: Page[MobilityLine], wanted: ProjectFilter = ANY, reference: str | None = None, turn: Turn | None = None
) -> Callable[[Language], Message]:
    return lambda language: mobility_list.render(listed, wanted, language, reference=reference, turn=turn or Turn())


MESSAGES: dict[str, Callable[[Language], Message]] = {
    "project_list": projects(LINES),
    "project_list_one": projects(LINES[:1]),
    "project_list_long": projects(MANY_LINES),
    "project_list_last": projects(MANY_LINES, turn=Turn(page=9)),
    "project_list_narrowed": projects(LINES, EVERYTHING),
    "project_list_standings": projects(STANDINGS, ProjectFilter(standing=Standing.ALL)),
    "project_list_shared": projects(MANY_LINES, EVERYTHING, SHARED),
    "project_list_none": projects([]),
    "project_list_none_narrowed": projects([], EVERYTHING),
    "project_list_none_overdue": projects([], ProjectFilter(standing=Standing.OVERDUE)),
    "mobility_list": mobilities(MIXED),
    "mobility_list_one": mobilities(listed(TRAVELS[:1])),
    "mobility_list_long": mobilities(listed(MANY_TRAVELS), ProjectFilter(country="DE", span=SPRING), "H1"),
    "mobility_list_shared": mobilities(listed(MANY_TRAVELS), turn=SHARED),
    "mobility_list_none": mobilities(listed([])),
    "mobility_list_none_narrowed": mobilities(listed([]), ProjectFilter(country="DE", span=SPRING)),
    "mobility_list_none_in_project": mobilities(listed([]), reference="H1"),
}
