"""The words of the domain as values: what a project, a mobility, a deadline and a reminder are.

Nothing here knows where a value is kept or shown. People and channels are opaque ids of whatever chat the
division uses. `*_on` is a date, `*_at` an aware instant in UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EducationField(StrEnum):
    """The programme's own division of education, as it stands in action types and project codes."""

    SCHOOL = "SCH"
    VOCATIONAL = "VET"
    ADULT = "ADU"


class Sector(StrEnum):
    """The division's own branches."""

    EARLY_CHILDHOOD = "early_childhood"
    PRE_PRIMARY = "pre_primary"
    BASIC = "basic"
    GENERAL_UPPER_SECONDARY = "general_upper_secondary"
    VOCATIONAL = "vocational"
    LIBERAL_ADULT = "liberal_adult"
    WHOLE_DIVISION = "whole_division"


class Role(StrEnum):
    """Who we are in the project: the beneficiary that reports to the agency, or another's partner."""

    COORDINATOR = "coordinator"
    PARTNER = "partner"


class Certainty(StrEnum):
    """How sure a fact of the programme is."""

    VERIFIED = "verified"
    OTHER_AGENCY = "other_agency"
    UNVERIFIED = "unverified"


class ProjectState(StrEnum):
    ACTIVE = "active"
    CLOSED = "closed"


class MobilityState(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"


class DeadlineState(StrEnum):
    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    """No rule demands it any more, or what it belonged to was cancelled."""


class Origin(StrEnum):
    """Where a deadline's date comes from. A contract date always beats the rule's."""

    COMPUTED = "computed"
    CONTRACT = "contract"
    CUSTOM = "custom"


class Anchor(StrEnum):
    """The date that an offset counts from."""

    PROJECT_START = "project_start"
    PROJECT_END = "project_end"
    MOBILITY_START = "mobility_start"
    MOBILITY_END = "mobility_end"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionType:
    """One kind of funding, such as KA121-VET.

    `min_months` and `max_months` bound the project period, both inclusive; `usual_months` is what the
    programme normally grants, where it names one length.
    """

    code: str
    field: EducationField | None
    erasmus: bool
    mobilities: bool
    default_sector: Sector
    usual_months: int | None
    min_months: int | None
    max_months: int | None
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityKind:
    """One kind of activity abroad. A learner's is short-term or long-term by its days, whatever it was called."""

    code: str
    is_learner: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    id: int
    action_type: str
    title: str
    code: str | None
    role: Role
    sector: Sector
    start_on: date
    end_on: date
    coordinators: tuple[str, ...]
    channel_id: str | None
    state: ProjectState
    created_by: str
    created_at: datetime

    @property
    def ref(self) -> str:
        return f"H{self.id}"

    @property
    def call_year(self) -> int:
        """The year of the call, from the project's code; without one, the year it starts."""
        return int(self.code[:4]) if self.code else self.start_on.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Mobility:
    id: int
    project_id: int
    kind: str
    start_on: date
    end_on: date
    country: str
    host: str | None
    head_count: int | None
    responsible: str | None
    state: MobilityState
    created_by: str
    created_at: datetime

    @property
    def ref(self) -> str:
        return f"L{self.id}"

    @property
    def days(self) -> int:
        """Activity days, first and last included."""
        return (self.end_on - self.start_on).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredDeadline:
    """What a rule demands of a project or one of its mobilities, before anything is stored."""

    mobility_id: int | None
    kind: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something due. `known_at` is when its present date became known: nothing is announced before."""

    id: int
    project_id: int
    mobility_id: int | None
    kind: str
    name: str | None
    due_on: date
    origin: Origin
    state: DeadlineState
    known_at: datetime
    done_at: datetime | None = None
    done_by: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Recipient:
    """One conversation: a person's direct messages or a channel."""

    kind: str
    id: str

    PERSON = "person"
    CHANNEL = "channel"

    @classmethod
    def person(cls, account_id: str) -> Recipient:
        return cls("person", account_id)

    @classmethod
    def channel(cls, channel_id: str) -> Recipient:
        return cls("channel", channel_id)

    @classmethod
    def parse(cls, text: str) -> Recipient:
        kind, _, identifier = text.partition(":")
        return cls(kind, identifier)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Announcement(StrEnum):
    """A reminder whose own day lies in a quiet period is told before it, and again after it."""

    NONE = ""
    BEFORE = "<"
    AFTER = ">"


@dataclass(frozen=True, slots=True)
class Offset:
    """When a reminder comes: so many days after (or, negative, before) an anchor, or around a quiet period."""

    anchor: Anchor
    days: int
    announcement: Announcement = Announcement.NONE

    _FORM = re.compile(r"([a-z_]+)([+-]\d+)([<>]?)", re.ASCII)

    def __str__(self) -> str:
        return f"{self.anchor}{self.days:+d}{self.announcement}"

    @classmethod
    def parse(cls, text: str) -> Offset:
        """Raises ValueError for a text that no offset writes."""
        match = cls._FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"not an offset: {text!r}")
        return cls(Anchor(match[1]), int(match[2]), Announcement(match[3]))


class Fate(StrEnum):
    """What the plan itself already decides about a reminder."""

    PLANNED = "planned"
    OVERTAKEN = "overtaken"


class Reason(StrEnum):
    """Why a reminder is not sent, or not when its offset says."""

    KNOWN_LATE = "known_late"
    """The date became known only after the reminder's day."""
    SAME_DAY = "same_day"
    """A reminder nearer the date falls on the same day."""
    PAST_DUE = "past_due"
    """No working day was left before the date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One offset of one deadline for one recipient: `key` is the same however often it is planned."""

    deadline_id: int
    due_on: date
    offset: Offset
    recipient: Recipient
    send_at: datetime
    fate: Fate
    reason: Reason | None = None

    @property
    def key(self) -> tuple[int, date, str, str]:
        return (self.deadline_id, self.due_on, str(self.offset), str(self.recipient))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask. `check` says what in it looks wrong and awaits an administrator."""

    key: str
    name: str
    title: str
    email: str
    phones: tuple[str, ...]
    check: str | None = None
