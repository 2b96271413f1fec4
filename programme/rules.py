"""The rule book as values: what `loader.py` makes of the data files and the pure functions read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from programme.checks import last_day
from programme.model import (
    ActionType,
    Anchor,
    Certainty,
    Contact,
    EducationField,
    MobilityKind,
    Offset,
    Project,
    Role,
    Sector,
)

MOBILITY_ANCHORS = frozenset({Anchor.MOBILITY_START, Anchor.MOBILITY_END})


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthRule:
    """How many days of activity some kinds of mobility may have: first and last day counted, travel days not."""

    kinds: frozenset[str]
    actions: frozenset[str]
    fields: frozenset[EducationField]
    from_call: int
    min_days: int
    max_days: int
    source: str
    certainty: Certainty

    def allows(self, days: int) -> bool:
        return self.min_days <= days <= self.max_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What the division usually does: a hint, and no rule."""

    kinds: frozenset[str]
    fields: frozenset[EducationField]
    min_days: int
    max_days: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """One line of the programme: `kind` is due `months` and then `days` after `anchor`.

    Months are calendar months, days calendar days; either may be negative or nought. With `longer_than_months` it
    holds only for projects whose period is longer than that.
    """

    kind: str
    actions: frozenset[str]
    roles: frozenset[Role]
    from_call: int
    to_call: int | None
    longer_than_months: int | None
    anchor: Anchor
    months: int
    days: int
    source: str
    certainty: Certainty

    @property
    def is_for_mobilities(self) -> bool:
        return self.anchor in MOBILITY_ANCHORS

    def applies_to(self, project: Project) -> bool:
        """Whether the rule holds for this project: its action, our role, the year of its call and its length."""
        return (
            base_action(project.action_type) in self.actions
            and project.role in self.roles
            and self.from_call <= project.call_year
            and (self.to_call is None or project.call_year <= self.to_call)
            and (
                self.longer_than_months is None
                or project.end_on > last_day(project.start_on, self.longer_than_months)
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRule:
    """One moment at which people are reminded of every deadline of one kind."""

    deadline: str
    offset: Offset
    moves_later: bool
    source: str

    @property
    def is_overdue(self) -> bool:
        """It speaks of something whose date has passed."""
        return self.offset.anchor is Anchor.DUE and self.offset.days > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPeriod:
    """A stretch of every year, as (month, day) pairs, both included; it may span the turn of the year."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything the data files say."""

    country: str
    actions: Mapping[str, ActionType]
    mobility_kinds: Mapping[str, MobilityKind]
    lengths: tuple[LengthRule, ...]
    practices: tuple[Practice, ...]
    deadlines: tuple[DeadlineRule, ...]
    reminders: tuple[ReminderRule, ...]
    direct_message_days: int
    quiet_periods: tuple[QuietPeriod, ...]
    contacts: Mapping[str, Contact]
    erasmus_contacts: Mapping[Sector, str]
    other_funding_contact: str

    def deadline_rule(self, project: Project, kind: str) -> DeadlineRule | None:
        """The rule that makes a deadline of this kind for this project, if there is one."""
        return next((rule for rule in self.deadlines if rule.kind == kind and rule.applies_to(project)), None)

    def speaks_of_overdue(self, kind: str) -> bool:
        """Whether a deadline of this kind is still worth a word after its date."""
        return any(rule.deadline == kind and rule.is_overdue for rule in self.reminders)

    def contact_key(self, action_type: str, sector: Sector) -> str:
        """Who answers for a project of this action and sector."""
        if self.actions[action_type].erasmus:
            return self.erasmus_contacts[sector]
        return self.other_funding_contact


def base_action(action_type: str) -> str:
    """`KA121` of `KA121-VET`."""
    return action_type.partition("-")[0]
