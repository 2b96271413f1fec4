"""How long a mobility may be, and which kind its days make it. Pure.

Lengths hold for one action, one field and from one call year on. Projects without a field, and actions whose
activities the programme does not count in days, have none.
"""

from __future__ import annotations

from programme.model import Project
from programme.rules import LengthRule, Practice, Rules, base_action


def length_rule(rules: Rules, project: Project, kind: str) -> LengthRule | None:
    """The length that holds for a kind in this project; the newest where the guide has changed."""
    fitting = [rule for rule in lengths_of(rules, project) if kind in rule.kinds]
    return max(fitting, key=lambda rule: rule.from_call, default=None)


def lengths_of(rules: Rules, project: Project) -> list[LengthRule]:
    """Every length that holds in this project; none where the programme counts no days."""
    field = rules.actions[project.action_type].field
    return [
        rule
        for rule in rules.lengths
        if base_action(project.action_type) in rule.actions
        and field in rule.fields
        and rule.from_call <= project.call_year
    ]


def kind_by_days(rules: Rules, project: Project, kind: str, days: int) -> str:
    """The learners' kind that the days make it; any other kind, and days that fit none, stay as they are."""
    if not rules.mobility_kinds[kind].is_learner:
        return kind
    fitting = [
        code
        for code, other in rules.mobility_kinds.items()
        if other.is_learner and (rule := length_rule(rules, project, code)) and rule.allows(days)
    ]
    return fitting[0] if fitting else kind


def has_minors_by_default(rules: Rules, project: Project, kind: str) -> bool:
    """Whether people under 18 are taken to travel where nobody has said: by the kind and the project's field."""
    return rules.actions[project.action_type].field in rules.mobility_kinds[kind].minors_in


def practice_of(rules: Rules, project: Project, kind: str) -> Practice | None:
    """What the division usually does with a kind in this project's field."""
    field = rules.actions[project.action_type].field
    return next((each for each in rules.practices if kind in each.kinds and field in each.fields), None)
