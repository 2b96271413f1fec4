"""What delivery needs of a chat, in words that fit any chat; `bot/gateway.py` speaks them to Slack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from programme.model import Contact, Offset, Project, Recipient
from services.alarms import Silence, Undelivered
from services.briefings import Briefing
from services.calls import CallLine
from services.cards import CardDeadline, CardItem
from services.digests import ContactCheck, Digest, DivisionDigest


class Occasion(StrEnum):
    """Why a reminder comes on just this day."""

    AS_MEANT = "as_meant"
    MOVED = "moved"
    """Its own day is a day off."""
    KNOWN_LATE = "known_late"
    """Its own day had passed when the date became known."""
    AFTER_PAUSE = "after_pause"
    """Its own day lay in a pause of the project."""


class Share(StrEnum):
    """Why just this recipient hears of it."""

    OWN = "own"
    """It is their task, or their project's channel."""
    STANDS_IN = "stands_in"
    """Whose task it is is away."""
    ESCALATED = "escalated"
    """The date is near or past, and nobody has said that it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeItem:
    """One deadline in a message: what, when, why now, and whom to contact for exactly this."""

    reminder_id: int
    offset: Offset
    deadline: CardDeadline
    project: Project | None
    call_line: CallLine | None
    """The call that it is about, with its times; None for what belongs to a project."""
    shown_items: tuple[CardItem, ...]
    """Of its checklist, what was open when the message was sent."""
    contact: Contact
    is_erasmus: bool
    occasion: Occasion
    share: Share
    absent: tuple[str, ...]
    """Who of those whose task it is is away, where somebody stands in for them."""
    has_next_step: bool
    """False once there is nothing left to do about it, such as a trip that has begun."""
    is_rerouted: bool
    """It was meant for somebody who could not be reached."""
    is_late: bool
    """It could not be sent when it was meant to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A message as it is to be rendered at this moment, the most urgent item first."""

    delivery_id: str
    recipient: Recipient
    items: tuple[NoticeItem, ...]
    today: date


Outgoing = Notice | Digest | DivisionDigest | Briefing | ContactCheck | Undelivered | Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    conversation_id: str
    message_ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TryAgain:
    """Certainly nothing was posted. `after` is in seconds, where the chat named them."""

    error: str
    after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """The answer was lost: it may have been posted or not."""

    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undeliverable:
    """This recipient cannot be reached this way, now or later."""

    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound:
    """The conversation was read through, and the message is not there."""


class Gateway(Protocol):
    def send(self, outgoing: Outgoing) -> Delivered | TryAgain | Unknown | Undeliverable:
        """Posts once; never again by itself."""

    def find(
        self, delivery_id: str, recipient: Recipient, *, after_ts: str | None
    ) -> Delivered | NotFound | TryAgain:
        """Looks for a message that may have been posted, among those after a timestamp of the chat's own."""

    def update(self, outgoing: Outgoing, place: Delivered) -> Delivered | TryAgain | Undeliverable:
        """Shows an already posted message as it would be rendered now."""
