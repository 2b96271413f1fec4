"""Which jobs still go through, by this process's own monotonic clock: APScheduler says "running" even when its
thread has died."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Pulse:
    """`monotonic` counts seconds. A job counts as alive from the start until its first pass is overdue."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._started = monotonic()
        self._beats: dict[str, float] = {}

    def beat(self, job: str) -> None:
        with self._lock:
            self._beats[job] = self._monotonic()

    def is_alive(self, job: str, *, within: float) -> bool:
        """Whether the job went through within so many seconds."""
        with self._lock:
            return self._monotonic() - self._beats.get(job, self._started) <= within
