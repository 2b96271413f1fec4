"""Why a project's, or a mobility's, dates are what they are."""

from __future__ import annotations

from dataclasses import dataclass

from programme.explanation import Explanation, explain
from programme.model import DeadlineState, Mobility, Project
from services.cards import CardDeadline, load_deadline
from services.division import Division
from services.planning import day_of_report
from services.references import find_mobility, find_project, is_mobility_ref
from storage import deadlines


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedDeadline:
    deadline: CardDeadline
    explanation: Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedDates:
    """The dates of a project itself, or of one of its mobilities; those still to come first, each in order."""

    project: Project
    mobility: Mobility | None
    deadlines: tuple[ExplainedDeadline, ...]


def explain_dates(division: Division, reference: str) -> ExplainedDates:
    """Raises NoSuchProject, NoSuchMobility or SeveralProjectsFit."""
    with division.store.reading() as session:
        project = find_project(session, reference)
        mobility = find_mobility(session, reference) if is_mobility_ref(reference) else None
        everything = deadlines.of_project(session, project.id)
        reported_on = day_of_report(division, everything)
        mine = [each for each in everything if each.mobility_id == (mobility.id if mobility else None)]
        in_order = sorted(mine, key=lambda each: (each.state is not DeadlineState.OPEN, each.due_on, each.id))
        return ExplainedDates(
            project=project,
            mobility=mobility,
            deadlines=tuple(
                ExplainedDeadline(
                    deadline=load_deadline(session, division.rules, project, each.id),
                    explanation=explain(each, project, mobility, division.rules, reported_on=reported_on),
                )
                for each in in_order
            ),
        )
