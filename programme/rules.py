"""The rule book as values: what `loader.py` makes of the data files and the pure functions read.

Every rule carries the keys of its sources and the line it stands on, so that a page and a mistake can name them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from programme.checks import last_day
from programme.kinds import ActionType, ChecklistItem, MobilityKind, Source
from programme.model import (
    CUSTOM_KIND,
    Anchor,
    Call,
    Certainty,
    Contact,
    EducationField,
    Mobility,
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
    sources: tuple[str, ...]
    note: str
    certainty: Certainty
    line: int = field(compare=False)

    def allows(self, days: int) -> bool:
        return self.min_days <= days <= self.max_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What the division usually does: a hint, and no rule."""

    kinds: frozenset[str]
    fields: frozenset[EducationField]
    min_days: int
    max_days: int
    sources: tuple[str, ...]
    note: str
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelDays:
    """How many days of travel are paid for: as a rule, and when travelling green."""

    usual: int
    green: int
    sources: tuple[str, ...]
    note: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """One line of the programme: `kind` is due `months` and then `days` after `anchor`.

    Months are calendar months, days calendar days; either may be negative or nought. With `longer_than_months` it
    holds only for projects whose period is longer than that, with `minors` only for mobilities with or without
    people under 18, and not for `except_kinds`. With `within_project` it is due on the project's last day at the
    latest. `internal_days` before its date lies the division's own. What `escalates` is told to others as well when
    its date is near or past, and what `outlives_project` is told even when the project has been closed.
    """

    kind: str
    actions: frozenset[str]
    roles: frozenset[Role]
    from_call: int
    to_call: int | None
    longer_than_months: int | None
    minors: bool | None
    except_kinds: frozenset[str]
    anchor: Anchor
    months: int
    days: int
    within_project: bool
    is_event: bool
    escalates: bool
    outlives_project: bool
    internal_days: int | None
    sources: tuple[str, ...]
    note: str
    certainty: Certainty
    line: int = field(compare=False)

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

    def concerns(self, mobility: Mobility) -> bool:
        """Whether a rule for mobilities holds for this one: its kind, and the age of those who travel."""
        return mobility.kind not in self.except_kinds and self.minors in (None, mobility.has_minors)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRule:
    """One moment at which people are reminded of every deadline of one kind.

    What `faces_participants` leads to asking something of those who travelled, and comes on no school holiday. It
    never comes before the day `not_before`, nor after `not_after`, wherever its own day moves to.
    """

    deadline: str
    offset: Offset
    moves_later: bool
    not_before: Anchor | None
    not_after: Anchor | None
    faces_participants: bool
    sources: tuple[str, ...]
    note: str
    line: int = field(compare=False)

    @property
    def is_overdue(self) -> bool:
        """It speaks of something whose date has passed."""
        return self.offset.anchor is Anchor.DUE and self.offset.days > 0


class Audience(StrEnum):
    """Who hears of what is near its date, or past it, beside those whose task it is."""

    NEXT = "next"
    """The coordinators' deputies; without any, the contact of the sector."""
    CONTACT = "contact"
    LEAD = "lead"
    """Who answers for the whole portfolio."""
    DIVISION = "division"
    """The division's channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """From so many days after (or, negative, before) a date on, an audience hears of it too."""

    from_days: int
    to: Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPeriod:
    """A stretch of every year, as (month, day) pairs, both included; it may span the turn of the year."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    sources: tuple[str, ...]
    note: str
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolBreak:
    """Days on which schools are closed, both ends included."""

    name: str
    first: date
    last: date
    sources: tuple[str, ...]
    note: str
    certainty: Certainty
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """What goes with a kind of deadline as its list. `completes` it: when all is ticked, it is done."""

    deadline: str
    completes: bool
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything the data files say."""

    country: str
    sources: Mapping[str, Source]
    actions: Mapping[str, ActionType]
    mobility_kinds: Mapping[str, MobilityKind]
    lengths: tuple[LengthRule, ...]
    practices: tuple[Practice, ...]
    travel_days: TravelDays
    deadlines: tuple[DeadlineRule, ...]
    reminders: tuple[ReminderRule, ...]
    direct_message_days: int
    escalations: tuple[Escalation, ...]
    checklists: Mapping[str, Checklist]
    checklist_items: tuple[ChecklistItem, ...]
    quiet_periods: tuple[QuietPeriod, ...]
    school_breaks: tuple[SchoolBreak, ...]
    contacts: Mapping[str, Contact]
    contact_check_days: int
    erasmus_contacts: Mapping[Sector, str]
    other_funding_contact: str
    _reminders_by_kind: Mapping[str, tuple[ReminderRule, ...]] = field(init=False, repr=False, compare=False)
    _escalating: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """What planning asks for hundreds of times a project is looked up once."""
        by_kind: dict[str, tuple[ReminderRule, ...]] = {}
        for rule in self.reminders:
            by_kind[rule.deadline] = (*by_kind.get(rule.deadline, ()), rule)
        object.__setattr__(self, "_reminders_by_kind", by_kind)
        escalating = {rule.kind for rule in self.deadlines if rule.escalates}
        object.__setattr__(self, "_escalating", frozenset({CUSTOM_KIND, *escalating}))

    def reminders_of(self, kind: str) -> tuple[ReminderRule, ...]:
        """The rules that remind of deadlines of this kind."""
        return self._reminders_by_kind.get(kind, ())

    def deadline_rule(self, project: Project, kind: str, mobility: Mobility | None = None) -> DeadlineRule | None:
        """The rule that makes a deadline of this kind for this project, or its mobility, if there is one."""
        return next(
            (
                rule
                for rule in self.deadlines
                if rule.kind == kind
                and rule.applies_to(project)
                and (mobility is None or not rule.is_for_mobilities or rule.concerns(mobility))
            ),
            None,
        )

    def is_event(self, kind: str) -> bool:
        """Whether it happens by itself, so that nothing is left to do once its day is over."""
        return any(rule.kind == kind and rule.is_event for rule in self.deadlines)

    @property
    def events(self) -> frozenset[str]:
        """The kinds of deadline that happen by themselves."""
        return frozenset(rule.kind for rule in self.deadlines if rule.is_event)

    def outlives_project(self, kind: str) -> bool:
        """Whether a deadline of this kind still counts once its project has been closed."""
        return any(rule.kind == kind and rule.outlives_project for rule in self.deadlines)

    def escalates(self, kind: str) -> bool:
        """Whether others hear of a deadline of this kind as well; what was made by hand always does."""
        return kind in self._escalating

    def speaks_of_overdue(self, kind: str) -> bool:
        """Whether a deadline of this kind is still worth a word after its date."""
        return any(rule.is_overdue for rule in self.reminders_of(kind))

    def contact_key(self, action_type: str, sector: Sector) -> str:
        """Who answers for a project of this action and sector."""
        if self.actions[action_type].erasmus:
            return self.erasmus_contacts[sector]
        return self.other_funding_contact

    def call_contact_key(self, call: Call) -> str:
        """Who answers for a call: that of its field where it has one, else that of the whole division."""
        if not self.is_erasmus_call(call):
            return self.other_funding_contact
        sectors = {action.default_sector for action in self._actions_of(call)}
        return self.erasmus_contacts[sectors.pop() if len(sectors) == 1 else Sector.WHOLE_DIVISION]

    def is_erasmus_call(self, call: Call) -> bool:
        return any(action.erasmus for action in self._actions_of(call))

    def _actions_of(self, call: Call) -> list[ActionType]:
        """The action types that a call is for: of an action without a field, all of its fields."""
        return [action for code, action in self.actions.items() if {code, base_action(code)} & set(call.actions)]


def base_action(action_type: str) -> str:
    """`KA121` of `KA121-VET`."""
    return action_type.partition("-")[0]
