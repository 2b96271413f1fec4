"""The time in which the bot and the local Slack live, and whether the bot has kept up with it."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from pathlib import Path

from programme.timetable import Timetable
from services.clock import ClockShift
from storage import heartbeats, reminders
from storage.database import Session, Store

# The summaries of the week are prepared by a job of their own, on the first working day.
DIGESTS = "digests"
# A pass takes a few milliseconds: one that ends so long after a moment began after it.
_A_PASS = timedelta(milliseconds=100)
_LONG_AGO = timedelta(days=3650)
_PATIENCE = 3.0
# So far apart are two messages to one person, at most.
_A_MOMENT = timedelta(seconds=2)
_GLANCE = 0.02


class BotTime:
    """Moves the clock that the bot reads, and looks into its database to see what it has done by then."""

    def __init__(self, shift: ClockShift, database: Path, timetable: Timetable) -> None:
        self._shift = shift
        self._store = Store(database)
        self._timetable = timetable

    def now(self) -> datetime:
        return self._shift.clock()

    def move(self, to: datetime) -> None:
        self._shift.move(to)

    def next_stop(self) -> datetime | None:
        """The next reminder or, if that is earlier, the morning of the next week's first working day."""
        now = self.now()
        with self._store.reading() as session:
            due = reminders.next_due(session, after=now)
        weekly = self._next_week(now)
        return min(due, weekly) if due else weekly

    def settle(self) -> None:
        """Until nothing is due any more; what cannot be sent is not waited for without end.

        A second message to somebody follows the first one a moment later: time skips such moments.
        """
        moment = self.now()
        is_digest_day = self._timetable.local_date(moment) == self._first_working_day(moment)
        patience = _PATIENCE
        while patience > 0 and not self._has_kept_up(moment, with_digests=is_digest_day):
            time.sleep(_GLANCE)
            patience -= _GLANCE
            if self._waits_a_moment():
                self.move(self.now() + _A_MOMENT)

    def _has_kept_up(self, moment: datetime, *, with_digests: bool) -> bool:
        with self._store.reading() as session:
            latest = heartbeats.latest(session).get(DIGESTS)
            has_digests = latest is not None and latest >= moment + _A_PASS
            return (has_digests or not with_digests) and self._due(session) > self.now() + _A_MOMENT

    def _waits_a_moment(self) -> bool:
        with self._store.reading() as session:
            return self.now() < self._due(session) <= self.now() + _A_MOMENT

    def _due(self, session: Session) -> datetime:
        """When the next message is due, or was."""
        now = self.now()
        return reminders.next_due(session, after=now - _LONG_AGO) or now + _LONG_AGO

    def _next_week(self, now: datetime) -> datetime:
        first = self._first_working_day(now)
        moment = self._timetable.moment(first)
        return moment if moment > now else self._timetable.moment(self._first_working_day(now + timedelta(weeks=1)))

    def _first_working_day(self, now: datetime) -> date:
        today = self._timetable.local_date(now)
        return self._timetable.calendar.on_or_after(today - timedelta(days=today.weekday()))
