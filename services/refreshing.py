"""Brings messages that were sent up to date: whoever looks at one sees its deadlines as they are now."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from services.crew import Crew
from services.division import Division
from services.gateway import Delivered, Gateway, TryAgain, Undeliverable
from services.notices import content
from services.retries import doubling
from storage import refreshes
from storage.deliveries import Delivery

logger = logging.getLogger(__name__)

# How long after the first failure a message is tried again.
REFRESH_PAUSE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresher:
    """`may_go_on` tells, between two messages, whether one more can begin; `beat` is a sign of life after each."""

    division: Division
    gateway: Gateway
    crew: Crew
    may_go_on: Callable[[], bool]
    beat: Callable[[], None]

    def refresh(self) -> None:
        """Shows every sent message whose deadlines changed as they are now."""
        with self.division.store.reading() as session:
            stale = refreshes.needed(session, now=self.division.now())
        for delivery in stale:
            if not self.may_go_on():
                return
            self.crew.take(str(delivery.recipient), partial(self._refresh_one, delivery))

    def _refresh_one(self, delivery: Delivery) -> int:
        assert delivery.conversation_id is not None  # noqa: S101 - the tables have no sent message without
        assert delivery.message_ts is not None  # noqa: S101 - nor without a timestamp
        place = Delivered(conversation_id=delivery.conversation_id, message_ts=delivery.message_ts)
        now, pause = self.division.now(), doubling(REFRESH_PAUSE, delivery.refresh_attempts + 1)
        with self.division.store.writing() as session:
            if not refreshes.claim(session, delivery.id, now=now, not_before=now + pause):
                return 0
        with self.division.store.reading() as session:
            message = content(session, self.division, delivery)
        outcome = self.gateway.update(message, place) if message else place
        self.beat()
        if isinstance(outcome, Undeliverable):
            logger.warning("delivery %s cannot be brought up to date: %s", delivery.id, outcome.error)
        now = self.division.now()
        with self.division.store.writing() as session:
            if isinstance(outcome, TryAgain):
                asked_for = timedelta(seconds=outcome.after or 0)
                refreshes.postpone(session, delivery.id, now=now, not_before=now + (asked_for or pause))
            else:
                # Something more may have been done while this was on its way.
                has_changed = content(session, self.division, delivery) != message
                refreshes.record(session, delivery.id, is_needed=has_changed, now=now)
        return 0
