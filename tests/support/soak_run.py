"""Runs a division through years in minutes: the clock jumps from one thing that happens to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from services.delivery import PACE, Courier
from services.digests import prepare_week
from services.division import Division
from services.retries import LONGEST_PAUSE
from storage.rows import read_instant, write_instant
from tests.support.clock import FakeClock
from tests.support.soak_gateway import Outage, StormyGateway
from tests.support.soak_world import Event, moment

# Beside the moments at which something falls due, the outbox is looked at when people come to work and are reminded,
# and where something failed, a little later: the real bot looks every few seconds.
DAILY_LOOKS = (8, 9)
RETRY_LOOK = LONGEST_PAUSE
RETRY_LOOK_WHILE_AWAY = timedelta(hours=3)

FAR = datetime(9998, 1, 1, tzinfo=UTC)

# Every fourth digest or so: they are many, and all of them are made in the same way.
DIGEST_DAYS = 7

_OPEN = """
    SELECT min(not_before) AS at FROM deliveries
    WHERE (state IN ('claimed', 'waiting') OR needs_refresh = 1) AND not_before < :than
"""


class Years:
    """`down` are the times in which the bot does not run; what people then did, they did to the database."""

    def __init__(
        self,
        division: Division,
        courier: Courier,
        gateway: StormyGateway,
        clock: FakeClock,
        *,
        down: Iterable[Outage],
    ) -> None:
        self._division = division
        self._courier = courier
        self._gateway = gateway
        self._clock = clock
        self._down = tuple(down)
        self.passes = 0

    def run(self, events: list[Event], *, until: datetime) -> None:
        for event in events:
            self._deliver_until(event.at)
            self._clock.move_to(max(self._clock(), event.at))
            event.happen()
        self._deliver_until(until)

    def _deliver_until(self, end: datetime) -> None:
        while (wake := self._next_wake()) < end:
            self._clock.move_to(wake)
            if any(outage.is_on(wake) for outage in self._down):
                continue
            if self._division.today().day <= DIGEST_DAYS:
                prepare_week(self._division)
            sent = -1
            while sent and self._clock() < end:
                sent = self._courier.deliver_due()
                self.passes += 1
                if sent:
                    self._clock.move_to(self._clock() + PACE + timedelta(milliseconds=1))

    def _next_wake(self) -> datetime:
        """When something falls due or is to be tried again, or people come to work."""
        now = self._clock()
        wakes = self._daily_looks(now)
        if due := self._earliest(
            "SELECT min(send_at) AS at FROM reminders WHERE state = 'planned' AND send_at > :than", now
        ):
            wakes.append(due)
        if self._earliest(_OPEN, FAR):
            wakes.append(now + (RETRY_LOOK_WHILE_AWAY if self._gateway.is_away() else RETRY_LOOK))
        return min(wakes)

    def _daily_looks(self, now: datetime) -> list[datetime]:
        day = self._division.timetable.local_date(now)
        looks = [moment(day + timedelta(days=ahead), hour) for ahead in (0, 1) for hour in DAILY_LOOKS]
        return [look for look in looks if look > now]

    def _earliest(self, sql: str, than: datetime) -> datetime | None:
        with self._division.store.reading() as session:
            row = session.row(sql, than=write_instant(than))
        return read_instant(row["at"]) if row and row["at"] else None


def away(outages: Iterable[Outage], now: Callable[[], datetime]) -> Callable[[], bool]:
    known = tuple(outages)
    return lambda: any(outage.is_on(now()) for outage in known)
