"""The page's side of a clock that stands still until somebody moves it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tests.sandbox.small_app import FakeClock


class SmallTime:
    """`stops` are the moments at which the app would have something to say; `on_stop` says it."""

    def __init__(self, clock: FakeClock, stops: tuple[datetime, ...] | None = None) -> None:
        self._clock = clock
        self._stops = stops
        self.on_stop = lambda: None

    def now(self) -> datetime:
        return self._clock.now

    def move(self, to: datetime, _is_stopped: Callable[[], bool]) -> None:
        self._clock.now = to

    def next_stop(self) -> datetime | None:
        return min((stop for stop in self._stops or () if stop > self._clock.now), default=None)

    def settle(self, _is_stopped: Callable[[], bool]) -> None:
        self.on_stop()
