"""Whose turn it is to write, within one process: in the order in which they came.

SQLite lets one writer in at a time, and whoever waits looks again only every tenth of a second: next to work that
writes one transaction after another, others could wait for ever.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class NoTurnError(Exception):
    """Those before took too long."""


class Turns:
    """A queue of threads, of which the first has its turn."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._queue: deque[object] = deque()

    def __len__(self) -> int:
        """How many have their turn, or wait for it."""
        return len(self._queue)

    @contextmanager
    def one(self, timeout: float) -> Iterator[None]:
        """Waits for a turn and keeps it. Raises NoTurnError where none comes within so many seconds."""
        me = object()
        with self._changed:
            self._queue.append(me)
            if not self._changed.wait_for(lambda: self._queue[0] is me, timeout):
                self._queue.remove(me)
                raise NoTurnError
        try:
            yield
        finally:
            with self._changed:
                self._queue.popleft()
                self._changed.notify_all()
