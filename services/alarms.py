"""What administrators are told by itself: that a message reached nobody, and that nothing ran for a while."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from programme.model import Recipient
from services.division import Division
from services.housekeeping import DELIVERY_JOB
from services.people import division_channel
from services.staffing import administrators_there
from storage import deliveries, heartbeats, reminders
from storage.database import Session
from storage.deliveries import Delivery, DeliveryKind

logger = logging.getLogger(__name__)

# A shorter silence is a restart or a short fault, and what was due in it goes out as if it had not been.
LONG_SILENCE = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """The week's digest did not reach `meant_for`; `error` is what the chat answered."""

    delivery_id: str
    recipient: Recipient
    meant_for: Recipient
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Nothing ran between two moments of the division's own time; `late` reminders that were due then come late."""

    delivery_id: str
    recipient: Recipient
    since: datetime
    until: datetime
    late: int


def notice_silence(division: Division) -> int:
    """Prepares a message to the administrators where nothing ran for long and something was due meanwhile.

    The last sign of life names the silence, so each is told of once. To be called before the next sign of life.
    Returns how many messages were prepared.
    """
    now = division.now()
    with division.store.reading() as session:
        since = heartbeats.latest(session).get(DELIVERY_JOB)
        if since is None or now - since <= LONG_SILENCE or not reminders.count_due(session, since, now):
            return 0
    logger.warning("nothing was delivered from %s to %s", since, now)
    with division.store.writing() as session:
        return sum(
            deliveries.prepare(
                session, division.new_id(), DeliveryKind.SILENCE, told, subject=since.isoformat(), now=now
            )
            for told in whom_to_alarm(session, division)
        )


def whom_to_alarm(session: Session, division: Division) -> list[Recipient]:
    """The administrators who are there, or, without any, the division's channel."""
    told = [Recipient.person(account_id) for account_id in administrators_there(session, division)]
    channel_id = division_channel(session, division)
    return told or ([Recipient.channel(channel_id)] if channel_id else [])


def silence_for(session: Session, division: Division, delivery: Delivery) -> Silence | None:
    """None where nothing of what was due then comes any more."""
    assert delivery.subject is not None  # noqa: S101 - the tables have none but reminders without
    assert delivery.send_at is not None  # noqa: S101 - nor without the moment it is meant for
    since, until = datetime.fromisoformat(delivery.subject), delivery.send_at
    late = reminders.count_due(session, since, until)
    if not late:
        return None
    timezone = division.timetable.timezone
    return Silence(
        delivery_id=delivery.id,
        recipient=delivery.recipient,
        since=since.astimezone(timezone),
        until=until.astimezone(timezone),
        late=late,
    )


def undelivered_for(session: Session, delivery: Delivery) -> Undelivered | None:
    """About the message whose id is the subject."""
    lost = deliveries.find(session, delivery.subject or "")
    if lost is None:
        return None
    return Undelivered(
        delivery_id=delivery.id,
        recipient=delivery.recipient,
        meant_for=lost.recipient,
        error=lost.error or "",
    )
