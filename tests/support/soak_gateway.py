"""A chat of three years: quick at finding its messages, and every so often out of order."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from programme.model import Recipient
from services.gateway import Delivered, NotFound, Notice, Outgoing, TryAgain, Undeliverable, Unknown
from tests.support.gateway import FakeGateway

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Posted:
    """One message as it stands in a conversation."""

    at: datetime
    ts: str
    delivery_id: str
    recipient: Recipient
    reminder_ids: tuple[int, ...]


@dataclass(slots=True, kw_only=True)
class StormyGateway(FakeGateway):
    """`is_away` tells whether the chat answers nobody just now; `closed_for_good`, who takes no message any more."""

    now: Callable[[], datetime]
    is_away: Callable[[], bool]
    closed_for_good: Callable[[Recipient], bool]
    posted: list[Posted] = field(default_factory=list)
    failures: dict[str, int] = field(default_factory=dict)
    _by_delivery: dict[str, list[Posted]] = field(default_factory=dict)
    _random: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311 - the same storms each time
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, outgoing: Outgoing) -> Delivered | TryAgain | Unknown | Undeliverable:
        with self._lock:
            if self.is_away():
                return self._fail("away", TryAgain(error="URLError"))
            if self.closed_for_good(outgoing.recipient):
                return self._fail("closed", Undeliverable(error="is_archived"))
            luck = self._random.random()
            if luck < 0.02:
                return self._fail("later", TryAgain(error="ratelimited", after=30 if luck < 0.01 else None))
            if luck < 0.03:
                return self._fail("lost before posting", Unknown(error="timeout"))
            message = self._post(outgoing)
            if luck < 0.05:
                return self._fail("lost after posting", Unknown(error="timeout"))
            return self._delivered(message)

    def find(
        self, delivery_id: str, recipient: Recipient, *, after_ts: str | None
    ) -> Delivered | NotFound | TryAgain:
        """By its id alone, whoever it is for."""
        del recipient
        with self._lock:
            if self.is_away() or self._random.random() < 0.1:
                return self._fail("look-up failed", TryAgain(error="URLError"))
            found = [each for each in self._by_delivery.get(delivery_id, ()) if each.ts > (after_ts or "")]
            return self._delivered(found[0]) if found else NotFound()

    def update(self, outgoing: Outgoing, place: Delivered) -> Delivered | TryAgain | Undeliverable:
        """What it says then is not kept."""
        del outgoing
        with self._lock:
            if self.is_away() or self._random.random() < 0.02:
                return self._fail("update failed", TryAgain(error="URLError"))
            return place

    def _post(self, outgoing: Outgoing) -> Posted:
        message = Posted(
            at=self.now(),
            ts=f"{1_800_000_000 + len(self.posted)}.000000",
            delivery_id=outgoing.delivery_id,
            recipient=outgoing.recipient,
            reminder_ids=tuple(item.reminder_id for item in outgoing.items) if isinstance(outgoing, Notice) else (),
        )
        self.posted.append(message)
        self._by_delivery.setdefault(outgoing.delivery_id, []).append(message)
        return message

    def _delivered(self, message: Posted) -> Delivered:
        return Delivered(conversation_id=f"D{message.recipient.id}", message_ts=message.ts)

    def _fail(self, what: str, answer: Answer) -> Answer:
        self.failures[what] = self.failures.get(what, 0) + 1
        return answer


@dataclass(frozen=True, slots=True)
class Outage:
    begins: datetime
    lasts: timedelta

    def is_on(self, at: datetime) -> bool:
        return self.begins <= at < self.begins + self.lasts
