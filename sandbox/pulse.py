"""What everything in a workspace shares: one lock, one condition to wait on, one clock, one row of numbers."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

Clock = Callable[[], datetime]


def machine_clock() -> datetime:
    """The machine's own time."""
    return datetime.now(UTC)


class Pulse:
    """Take `changed` around every change and call `beat()` after it: those who wait look again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._numbers = count(1)
        self._latest_ts = 0
        self.beats = 0
        # Re-entrant: an action that changes several ledgers at once holds it around all of them.
        self.changed = threading.Condition(threading.RLock())

    def now(self) -> datetime:
        """The workspace's time, aware."""
        return self._clock()

    def epoch(self) -> int:
        return int(self.now().timestamp())

    def beat(self) -> None:
        with self.changed:
            self.beats += 1
            self.changed.notify_all()

    def next_id(self, prefix: str) -> str:
        """An id such as `V00000012`: unique whatever its prefix."""
        with self.changed:
            return f"{prefix}{next(self._numbers):08d}"

    def next_ts(self) -> str:
        """A message's ts: the clock in microseconds, but always later than the one before."""
        with self.changed:
            self._latest_ts = max(int(self.now().timestamp() * 1_000_000), self._latest_ts + 1)
            return f"{self._latest_ts // 1_000_000}.{self._latest_ts % 1_000_000:06d}"
