"""What moves with a change of facts: every date that a rule gives anew, shown before anything is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programme.deadlines import required_deadlines
from programme.model import DeadlineState, Mobility, Origin, Project, RequiredDeadline
from services.division import Division
from services.planning import day_of_report
from storage import deadlines, mobilities
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A deadline's date before and after; None where it was not due before, or is due no more."""

    kind: str
    mobility: Mobility | None
    before: date | None
    after: date | None


def moves_of(session: Session, division: Division, project: Project, travels: Iterable[Mobility]) -> tuple[Move, ...]:
    """What would move if the project and its mobilities were like this, the earliest first.

    What is done, over, or typed by hand does not move.
    """
    by_id = {mobility.id: mobility for mobility in travels}
    known = deadlines.of_project(session, project.id)
    present = {(each.mobility_id, each.kind): each for each in known if each.origin is not Origin.CUSTOM}
    wanted = {
        (each.mobility_id, each.kind): each
        for each in required_deadlines(
            project, by_id.values(), division.rules, reported_on=day_of_report(division, known)
        )
    }
    found = []
    for key, each in present.items():
        after = wanted[key].due_on if key in wanted else None
        if each.state is DeadlineState.OPEN and each.origin is Origin.COMPUTED and after != each.due_on:
            found.append(_move(key, by_id, before=each.due_on, after=after))
    for key, demand in wanted.items():
        if key not in present and not _is_over(demand, division.today()):
            found.append(_move(key, by_id, before=None, after=demand.due_on))
    return tuple(sorted(found, key=lambda move: (move.before or move.after or date.max, move.kind)))


def _move(
    key: tuple[int | None, str], by_id: dict[int, Mobility], *, before: date | None, after: date | None
) -> Move:
    mobility_id, kind = key
    return Move(kind=kind, mobility=by_id.get(mobility_id) if mobility_id else None, before=before, after=after)


def _is_over(demand: RequiredDeadline, today: date) -> bool:
    """What was to happen by itself, and has: nobody is reminded of it."""
    return demand.is_event and demand.due_on < today


def travels_with(session: Session, project_id: int, changed: Mobility) -> list[Mobility]:
    """A project's mobilities, one of them as it would be."""
    return [changed if each.id == changed.id else each for each in mobilities.of_project(session, project_id)]
