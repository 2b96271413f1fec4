"""From a project and its mobilities to everything the programme demands of them, with dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from programme.model import Anchor, Mobility, MobilityState, Project, RequiredDeadline
from programme.rules import DeadlineRule, Rules

# The report after whose submission the agency decides.
FINAL_REPORT = "final_report"


def required_deadlines(
    project: Project, mobilities: Iterable[Mobility], rules: Rules, *, reported_on: date | None = None
) -> tuple[RequiredDeadline, ...]:
    """All computed deadlines, earliest first, in the same order however the mobilities come.

    A cancelled mobility demands nothing, and what counts from the final report waits until that was marked done,
    on `reported_on`. Dates that only the contract knows are not among them.
    """
    travelling = [mobility for mobility in mobilities if mobility.state is MobilityState.PLANNED]
    return tuple(
        sorted(
            _required(project, travelling, rules, reported_on),
            key=lambda deadline: (deadline.due_on, deadline.kind, deadline.mobility_id or 0),
        )
    )


def _required(
    project: Project, mobilities: list[Mobility], rules: Rules, reported_on: date | None
) -> Iterator[RequiredDeadline]:
    for rule in rules.deadlines:
        if not rule.applies_to(project):
            continue
        subjects: list[Mobility | None] = [None]
        if rule.is_for_mobilities:
            subjects = [mobility for mobility in mobilities if rule.concerns(mobility)]
        for mobility in subjects:
            due_on = due_day(rule, project, mobility, reported_on=reported_on)
            if due_on is not None:
                yield RequiredDeadline(
                    mobility_id=mobility.id if mobility else None,
                    kind=rule.kind,
                    due_on=due_on,
                    is_event=rule.is_event,
                )


def due_day(
    rule: DeadlineRule, project: Project, mobility: Mobility | None, *, reported_on: date | None
) -> date | None:
    """The date that a rule gives; None where it cannot be worked out, or not yet."""
    if rule.anchor is Anchor.CONTRACT or (rule.anchor is Anchor.REPORTED and reported_on is None):
        return None
    due_on = counted_day(rule, anchor_day(rule.anchor, project, mobility, reported_on=reported_on))
    return min(due_on, project.end_on) if rule.within_project else due_on


def counted_day(rule: DeadlineRule, anchored_on: date) -> date:
    """The months and then the days of a rule after the day they count from."""
    after_months = anchored_on + relativedelta(months=rule.months) if rule.months else anchored_on
    return after_months + timedelta(days=rule.days)


def internal_day(rule: DeadlineRule | None, due_on: date) -> date | None:
    """The division's own date before an official one; None where there is none."""
    return due_on - timedelta(days=rule.internal_days) if rule and rule.internal_days else None


def anchor_day(
    anchor: Anchor,
    project: Project | None,
    mobility: Mobility | None,
    *,
    due_on: date | None = None,
    internal_on: date | None = None,
    reported_on: date | None = None,
) -> date:
    """The date an offset counts from.

    Raises ValueError for an anchor that the subject does not have; the loader's rules never ask for one.
    """
    days = {
        Anchor.DUE: due_on,
        Anchor.CHOSEN: due_on,
        Anchor.INTERNAL: internal_on,
        Anchor.REPORTED: reported_on,
    }
    if project is not None:
        days |= {Anchor.PROJECT_START: project.start_on, Anchor.PROJECT_END: project.end_on}
    if mobility is not None:
        days |= {Anchor.MOBILITY_START: mobility.start_on, Anchor.MOBILITY_END: mobility.end_on}
    day = days.get(anchor)
    if day is None:
        raise ValueError(f"no {anchor} here")
    return day
