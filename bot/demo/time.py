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
# The first pass that ends after a moment may have begun before it.
_TO_BE_SURE = 2
_LONG_AGO = timedelta(days=3650)
_PATIENCE = 8.0
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
        passes: set[datetime] = set()
        wanted = _TO_BE_SURE if self._timetable.local_date(moment) == self._first_working_day(moment) else 0
        patience = _PATIENCE
        while patience > 0 and not (self._count(passes, since=moment) >= wanted and self._is_idle()):
            time.sleep(_GLANCE)
            patience -= _GLANCE
            if self._waits_a_moment():
                self.move(self.now() + _A_MOMENT)

    def _is_idle(self) -> bool:
        with self._store.reading() as session:
            return self._due(session) > self.now() + _A_MOMENT

    def _count(self, passes: set[datetime], *, since: datetime) -> int:
        """How many passes of the summaries have ended since a moment, as far as they were seen."""
        with self._store.reading() as session:
            latest = heartbeats.latest(session).get(DIGESTS)
        if latest is not None and latest >= since:
            passes.add(latest)
        return len(passes)

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
