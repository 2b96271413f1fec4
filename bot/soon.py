"""Work that is done in the background soon after it was asked for; once, however often that was meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor

# What waits so long, in seconds, lets the answer go out first, and is done once for a whole burst.
PAUSE = 0.05


class Soon:
    """`executor` should have one thread, so that the work never runs twice at once. The work must not raise.

    `wait` lets so many seconds go by.
    """

    def __init__(self, work: Callable[[], None], executor: Executor, *, wait: Callable[[float], object]) -> None:
        self._work = work
        self._executor = executor
        self._wait = wait
        self._lock = threading.Lock()
        self._is_waiting = False

    def __call__(self) -> None:
        with self._lock:
            if self._is_waiting:
                return
            self._is_waiting = True
        self._executor.submit(self._run)

    def _run(self) -> None:
        self._wait(PAUSE)
        # Whatever is asked for from here on may come too late for this round, and gets one of its own.
        with self._lock:
            self._is_waiting = False
        self._work()
