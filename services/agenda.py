"""What is due across projects: what people ask for, narrowed as they like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from services.division import Division
from services.due import DueLine, lines_of
from services.filters import ProjectFilter, Standing, select_ids
from services.pages import page_within
from services.references import find_mobility, find_project, is_mobility_ref
from storage.agenda import Due, count, listed
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A page of what is due, counted from 0, the earliest first, and how much there is in all."""

    lines: tuple[DueLine, ...]
    count: int
    page: int
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to look for. `reference` names one project or mobility; `kinds` are of deadlines, none meaning all."""

    projects: ProjectFilter = ProjectFilter()  # noqa: RUF009 - frozen
    reference: str | None = None
    kinds: tuple[str, ...] = ()


def agenda(division: Division, wanted: Wanted, *, limit: int, page: int = 0) -> Agenda:
    """What is open; of one project or mobility also what is done, after the rest.

    Past the last page it is the last one that is given. Raises a Refusal for a reference that fits none.
    """
    with division.store.reading() as session:
        which = _which(session, division, wanted)
        total = count(session, which)
        page = page_within(page, total, limit)
        found = listed(session, which, limit=limit, offset=page * limit)
        return Agenda(lines=lines_of(session, division, found), count=total, page=page, today=division.today())


def _which(session: Session, division: Division, wanted: Wanted) -> Due:
    """What is said of people, countries and days is said of the deadlines."""
    said, is_late = wanted.projects, wanted.projects.standing is Standing.OVERDUE
    mobility = None
    if wanted.reference is not None:
        project_ids: frozenset[int] | None = frozenset({find_project(session, division, wanted.reference).id})
        mobility = find_mobility(session, division, wanted.reference) if is_mobility_ref(wanted.reference) else None
    else:
        project_ids = _project_ids(session, division, said)
    return Due(
        project_ids=project_ids,
        mobility_id=mobility.id if mobility else None,
        kinds=frozenset(wanted.kinds),
        first=said.span.first if said.span else None,
        last=said.span.last if said.span else None,
        person=said.coordinator,
        country=said.country,
        overdue_on=division.today() if is_late else None,
        events=division.rules.events,
        with_done=wanted.reference is not None and not is_late,
    )


def _project_ids(session: Session, division: Division, said: ProjectFilter) -> frozenset[int] | None:
    """None where every project under way is meant."""
    standing = None if said.standing in (Standing.OVERDUE, Standing.OPEN) else said.standing
    narrowed = replace(said, standing=standing, coordinator=None, country=None, span=None, edge=None)
    if narrowed == ProjectFilter():
        return None
    return frozenset(select_ids(session, division, narrowed))
