"""From a project and its mobilities to everything the programme demands of them, with dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from programme.model import Anchor, Mobility, MobilityState, Project, RequiredDeadline
from programme.rules import Rules


def required_deadlines(
    project: Project, mobilities: Iterable[Mobility], rules: Rules
) -> tuple[RequiredDeadline, ...]:
    """All computed deadlines, earliest first, in the same order however the mobilities come.

    A cancelled mobility demands nothing.
    """
    travelling = [mobility for mobility in mobilities if mobility.state is MobilityState.PLANNED]
    return tuple(
        sorted(
            _required(project, travelling, rules),
            key=lambda deadline: (deadline.due_on, deadline.kind, deadline.mobility_id or 0),
        )
    )


def _required(project: Project, mobilities: list[Mobility], rules: Rules) -> Iterator[RequiredDeadline]:
    for rule in rules.deadlines:
        if not rule.applies_to(project):
            continue
        subjects: list[Mobility | None] = [*mobilities] if rule.is_for_mobilities else [None]
        for mobility in subjects:
            yield RequiredDeadline(
                mobility_id=mobility.id if mobility else None,
                kind=rule.kind,
                due_on=anchor_day(rule.anchor, project, mobility)
                + relativedelta(months=rule.months)
                + timedelta(days=rule.days),
            )


def anchor_day(anchor: Anchor, project: Project, mobility: Mobility | None, *, due_on: date | None = None) -> date:
    """The date an offset counts from.

    Raises ValueError for an anchor that the subject does not have; the loader's rules never ask for one.
    """
    days = {Anchor.PROJECT_START: project.start_on, Anchor.PROJECT_END: project.end_on}
    if mobility is not None:
        days |= {Anchor.MOBILITY_START: mobility.start_on, Anchor.MOBILITY_END: mobility.end_on}
    if due_on is not None:
        days[Anchor.DUE] = due_on
    if anchor not in days:
        raise ValueError(f"no {anchor} here")
    return days[anchor]
