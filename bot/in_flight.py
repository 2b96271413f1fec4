"""What is under way is counted, so that a stop can wait for it and long work in the background give way to it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class InFlight:
    """Counts what is under way: requests that are being answered, passes of a job."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        with self._changed:
            self._count += 1
        try:
            yield
        finally:
            with self._changed:
                self._count -= 1
                self._changed.notify_all()

    def counted(self, work: Callable[[], None]) -> Callable[[], None]:
        """The same work, counted while it runs."""

        def run() -> None:
            with self.one():
                work()

        return run

    def wait_until_none(self, timeout: float) -> bool:
        """Whether the last one ended within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, timeout)


class Countdown:
    """The seconds that are left of a span that everything has to share."""

    def __init__(self, seconds: float, monotonic: Callable[[], float]) -> None:
        self._until = monotonic() + seconds
        self._monotonic = monotonic

    def left(self) -> float:
        return max(0.0, self._until - self._monotonic())
