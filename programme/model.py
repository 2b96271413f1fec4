"""The words of the domain as values: what a project, a mobility, a deadline and a reminder are.

Nothing here knows where a value is kept or shown. People and channels are opaque ids of whatever chat the
division uses. `*_on` is a date, `*_at` an aware instant in UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
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
    PRACTICE = "practice"
    """No demand of the programme: a date that the division has set itself."""


class ProjectState(StrEnum):
    ACTIVE = "active"
    CLOSED = "closed"
    REMOVED = "removed"
    """Nobody sees it any more, until its data is cleared away or it is brought back."""


class MobilityState(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"


class DeadlineState(StrEnum):
    OPEN = "open"
    DONE = "done"
    PASSED = "passed"
    """It was to happen rather than to be done, and its day is over."""
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
    INTERNAL = "internal"
    """The division's own date for a report, before the official one: it leaves time for signatures."""
    REPORTED = "final_report_done"
    """The day on which the final report was marked done."""
    CHOSEN = "chosen"
    """The date itself, for a moment that somebody has chosen: "remind me later"."""
    CONTRACT = "contract"
    """No date can be worked out: it stands in the contract, and is due once somebody has typed it."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Somebody took a project over, and was told of everything that was open in it then."""

    account_id: str
    at: datetime


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
    paused_at: datetime | None = None
    """Since when nobody is reminded of anything in it; `paused_until` is the last such day, if one was said."""
    paused_until: date | None = None
    resumed_at: datetime | None = None
    briefings: tuple[Briefing, ...] = ()
    """Of those coordinators who took it over: who has been there all along had none."""
    unit: str | None = None
    """The school, daycare or other workplace that it is run by."""
    grant_euros: int | None = None
    partners: str | None = None
    """The organisations that take part, as somebody typed them."""
    case_number: str | None = None
    """The division's own, in its case management."""
    removed_at: datetime | None = None

    @property
    def ref(self) -> str:
        return f"H{self.id}"

    def is_paused(self, day: date) -> bool:
        """Whether nobody is reminded of anything in it on a day."""
        return self.paused_at is not None and (self.paused_until is None or day <= self.paused_until)

    def briefed_at(self, account_id: str) -> datetime | None:
        """When a coordinator took it over, and was told of everything that was open; None if they did not."""
        return next((each.at for each in self.briefings if each.account_id == account_id), None)

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
    accompanying: int | None
    """How many people go along with the participants; they are not counted among them."""
    travel_days: int | None
    """Days of travel before and after the activity, which lie outside its period."""
    has_minors: bool
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
    """What a rule demands of a project or one of its mobilities, before anything is stored.

    An event happens by itself: once its day is over nothing is left to be done.
    """

    mobility_id: int | None
    kind: str
    due_on: date
    is_event: bool


# The kinds that no rule makes: what somebody typed by hand, and the last moment of a call for applications.
CUSTOM_KIND = "custom"
CALL_KIND = "call"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call for applications. It closes at an instant; `timezone` is the zone that its clock time was given in.

    `actions` are action types, or actions without a field such as KA121 for all of its fields. `round` tells those of
    one year apart, where somebody has said it.
    """

    id: int
    actions: tuple[str, ...]
    title: str | None
    closes_at: datetime
    timezone: str
    created_by: str
    created_at: datetime
    round: int | None = None

    @property
    def ref(self) -> str:
        return f"K{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """An item of a checklist that is in order."""

    item: str
    ticked_at: datetime
    ticked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something due in a project, perhaps for one of its mobilities, or else for a call."""

    id: int
    project_id: int | None
    mobility_id: int | None
    call_id: int | None
    kind: str
    name: str | None
    due_on: date
    origin: Origin
    state: DeadlineState
    known_at: datetime
    """When its present date became known: nothing is announced before."""
    done_at: datetime | None = None
    done_by: str | None = None
    receipt: str | None = None
    """A number or link that proves it, as somebody typed it."""
    due_time: time | None = None
    """The clock time in the division's zone, where somebody has typed one."""
    source_url: str | None = None
    """Where the message is that it was made of, if it was."""


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
    PAUSED = "paused"
    """The project was paused."""
    BRIEFED = "briefed"
    """It came before the project was handed over, and stood in the briefing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    """Somebody's wish to hear of a deadline once more on a day, as long as it is due when it was."""

    deadline_id: int
    due_on: date
    account_id: str
    day: date

    def is_about(self, deadline: Deadline) -> bool:
        return (self.deadline_id, self.due_on) == (deadline.id, deadline.due_on)


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
    """Whom to ask. `check` says what in it looks wrong and awaits an administrator.

    `account_id` is who they are in the chat, where that is known; `deputy` stands in for them.
    `checked_on` is when somebody last said that all of it is right. Both days of an absence are included.
    """

    key: str
    name: str
    title: str
    email: str
    phones: tuple[str, ...]
    check: str | None = None
    account_id: str | None = None
    deputy: str | None = None
    checked_on: date | None = None
    away_from: date | None = None
    away_until: date | None = None
