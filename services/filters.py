"""Which projects are meant: the one filter that lists, the portfolio and questions share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.model import EducationField, ProjectState, Sector
from programme.rules import Rules, base_action
from services.division import Division
from services.missing import incomplete_ids
from storage import due, mobilities, project_lists
from storage.database import Session


class Standing(StrEnum):
    """How a project stands. Nothing said means the open ones."""

    OPEN = "open"
    CLOSED = "closed"
    PAUSED = "paused"
    OVERDUE = "overdue"
    """Something in it is overdue."""
    INCOMPLETE = "incomplete"
    """Something is missing in its data."""
    ALL = "all"
    """The closed ones, too."""


_OPEN = frozenset({ProjectState.ACTIVE})

_STATES: Mapping[Standing, frozenset[ProjectState]] = {
    Standing.ALL: frozenset({ProjectState.ACTIVE, ProjectState.CLOSED}),
    Standing.CLOSED: frozenset({ProjectState.CLOSED}),
}


class Edge(StrEnum):
    """What of a project or mobility lies in a stretch of time."""

    START = "start"
    END = "end"
    DURING = "during"
    """Any of its days."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to another, both included. One without a beginning or an end has the first or last day there is."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFilter:
    """What is None does not narrow.

    `country` is where somebody travels in it, `unit` a part of its unit's name, `span` when something in it is due;
    of mobilities, when they are. With an `edge` it is when the project or mobility itself starts, ends or goes on.
    """

    sector: Sector | None = None
    action: str | None = None
    field: EducationField | None = None
    standing: Standing | None = None
    coordinator: str | None = None
    country: str | None = None
    unit: str | None = None
    span: Span | None = None
    edge: Edge | None = None


def select_ids(session: Session, division: Division, wanted: ProjectFilter) -> list[int]:
    """The numbers of all projects that are meant, in the order they were registered."""
    found = project_lists.ids(session, _wanted(division, wanted))
    if wanted.standing is Standing.INCOMPLETE:
        found = incomplete_ids(session, division.rules, found)
    for narrowed in _narrowed(session, division, wanted):
        found = [project_id for project_id in found if project_id in narrowed]
    return found


def _wanted(division: Division, wanted: ProjectFilter) -> project_lists.Wanted:
    """What a project says of itself."""
    is_paused = wanted.standing is Standing.PAUSED
    return project_lists.Wanted(
        states=_STATES.get(wanted.standing, _OPEN) if wanted.standing else _OPEN,
        paused_on=division.today() if is_paused else None,
        sector=wanted.sector,
        action_types=_action_types(division.rules, wanted),
        coordinator=wanted.coordinator,
    )


def _action_types(rules: Rules, wanted: ProjectFilter) -> frozenset[str] | None:
    if wanted.action is None and wanted.field is None:
        return None
    return frozenset(
        code
        for code, action in rules.actions.items()
        if wanted.action in (None, code, base_action(code)) and wanted.field in (None, action.field)
    )


def _narrowed(session: Session, division: Division, wanted: ProjectFilter) -> Iterator[frozenset[int]]:
    """The projects with what is said of their unit, their mobilities and their deadlines."""
    if wanted.unit is not None:
        yield project_lists.ids_in_unit(session, wanted.unit)
    if wanted.country is not None:
        yield mobilities.project_ids_in_country(session, wanted.country)
    if wanted.standing is Standing.OVERDUE:
        yield due.project_ids_overdue(session, today=division.today(), events=division.rules.events)
    if wanted.span is not None and wanted.edge is not None:
        yield project_lists.ids_at(session, wanted.edge.value, wanted.span.first, wanted.span.last)
    elif wanted.span is not None:
        yield due.project_ids_due(session, wanted.span.first, wanted.span.last)
