"""How a date came about: from which day, by how much, by which rule, from which source. Pure.

What a person reads of it is put into words elsewhere; here it is only worked out again from the rule, so that an
explanation can never differ from the date that it explains.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programme.deadlines import anchor_day, counted_day, due_day, internal_day
from programme.kinds import Source
from programme.model import Anchor, Certainty, Deadline, Mobility, Origin, Project
from programme.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """`due_on` is the date in force, `computed_on` what the rule gives, where it gives one.

    `months` and `days` were counted from `anchor`, the day `anchored_on`; with `is_cut_at_end` the project ended
    before that. Without a rule there is neither anchor nor source: the date was typed by hand.
    """

    origin: Origin
    due_on: date
    internal_on: date | None
    computed_on: date | None
    anchor: Anchor | None
    anchored_on: date | None
    months: int
    days: int
    is_cut_at_end: bool
    sources: tuple[Source, ...]
    certainty: Certainty


def explain(
    deadline: Deadline, project: Project, mobility: Mobility | None, rules: Rules, *, reported_on: date | None
) -> Explanation:
    """How a deadline of a project came to its date."""
    rule = rules.deadline_rule(project, deadline.kind, mobility)
    if rule is None:
        return Explanation(
            origin=deadline.origin,
            due_on=deadline.due_on,
            internal_on=None,
            computed_on=None,
            anchor=None,
            anchored_on=None,
            months=0,
            days=0,
            is_cut_at_end=False,
            sources=(),
            certainty=Certainty.VERIFIED,
        )
    computed_on = due_day(rule, project, mobility, reported_on=reported_on)
    anchored_on = None
    if computed_on is not None:
        anchored_on = anchor_day(rule.anchor, project, mobility, reported_on=reported_on)
    return Explanation(
        origin=deadline.origin,
        due_on=deadline.due_on,
        internal_on=internal_day(rule, deadline.due_on),
        computed_on=computed_on,
        anchor=rule.anchor,
        anchored_on=anchored_on,
        months=rule.months,
        days=rule.days,
        is_cut_at_end=anchored_on is not None and computed_on != counted_day(rule, anchored_on),
        sources=tuple(rules.sources[key] for key in rule.sources),
        certainty=rule.certainty,
    )
