"""How fast an app may post: about one message a second into each channel, with a short burst."""

import threading
import time
from collections.abc import Callable


class Pace:
    """A bucket per channel. It runs on real seconds: who is told to wait waits in real time, too."""

    def __init__(self, *, burst: int, per_second: float = 1.0, timer: Callable[[], float] = time.monotonic) -> None:
        self._burst = float(burst)
        self._per_second = per_second
        self._timer = timer
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}

    def allows(self, channel: str) -> bool:
        """Take one message out of the channel's bucket, if one is left."""
        now = self._timer()
        with self._lock:
            left, filled_at = self._buckets.get(channel, (self._burst, now))
            left = min(self._burst, left + (now - filled_at) * self._per_second)
            allowed = left >= 1
            self._buckets[channel] = (left - 1 if allowed else left, now)
        return allowed
