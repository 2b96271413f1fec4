"""The time in which the bot and the local Slack live, and whether the bot has kept up with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from programme.timetable import Timetable
from services.clock import ClockShift
from services.housekeeping import DELIVERY_JOB
from storage import heartbeats, reminders
from storage.database import Session, Store

# The summaries of the week are prepared by a job of their own, on the first working day.
DIGESTS = "digests"
# The first pass that ends after a moment may have begun before it.
_TO_BE_SURE = 2
_LONG_AGO = timedelta(days=3650)
_BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
# Long before a stop for the bot, and no outage.
_SHORTLY = timedelta(seconds=30)
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

    def move(self, to: datetime, is_stopped: Callable[[], bool]) -> None:
        """As if the bot had run all the while: it shows a sign of life shortly before, when nothing is due yet.

        Else it would take the leap for an outage, and tell the administrators so. Whoever is stopped while that is
        waited for stays there.
        """
        shortly_before = to - _SHORTLY
        if shortly_before - self.now() > _SHORTLY:
            self._shift.move(shortly_before)
            self._wait_until(lambda: is_stopped() or self._latest(DELIVERY_JOB) >= shortly_before)
        if not is_stopped():
            self._shift.move(to)

    def next_stop(self) -> datetime | None:
        """The next reminder or, if that is earlier, the morning of the next week's first working day."""
        now = self.now()
        with self._store.reading() as session:
            due = reminders.next_due(session, after=now)
        weekly = self._next_week(now)
        return min(due, weekly) if due else weekly

    def settle(self, is_stopped: Callable[[], bool]) -> None:
        """Until nothing is due any more; what cannot be sent is not waited for without end.

        A second message to somebody follows the first one a moment later: time skips such moments.
        """
        moment = self.now()
        passes: set[datetime] = set()
        wanted = _TO_BE_SURE if self._timetable.local_date(moment) == self._first_working_day(moment) else 0

        def has_kept_up() -> bool:
            if is_stopped():
                return True
            if self._waits_a_moment():
                self.move(self.now() + _A_MOMENT, is_stopped)
            return self._count(passes, since=moment) >= wanted and self._is_idle()

        self._wait_until(has_kept_up)

    def _wait_until(self, is_so: Callable[[], bool]) -> None:
        patience = _PATIENCE
        while patience > 0 and not is_so():
            time.sleep(_GLANCE)
            patience -= _GLANCE

    def _latest(self, job: str) -> datetime:
        """When a job last went through; long ago where it never has."""
        with self._store.reading() as session:
            return heartbeats.latest(session).get(job, _BEFORE_ALL)

    def _is_idle(self) -> bool:
        with self._store.reading() as session:
            return self._due(session) > self.now() + _A_MOMENT

    def _count(self, passes: set[datetime], *, since: datetime) -> int:
        """How many passes of the summaries have ended since a moment, as far as they were seen."""
        latest = self._latest(DIGESTS)
        if latest >= since:
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
