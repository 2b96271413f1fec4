"""Several things at once, but never two for the same recipient: a slow one holds nobody else up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future


class Crew:
    """`size` is how many things may run at once; `executor` must have as many workers, or run each in place."""

    def __init__(self, executor: Executor, *, size: int) -> None:
        self._executor = executor
        self._size = size
        self._changed = threading.Condition()
        self._busy: set[str] = set()
        self._finished: list[Future[int]] = []

    def wait_for_room(self, seconds: float) -> bool:
        """Whether one more thing can begin, at the latest after so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._busy) < self._size, seconds)

    def wait_until_idle(self, seconds: float) -> bool:
        """Whether nothing runs any more, at the latest after so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy, seconds)

    def take(self, key: str, task: Callable[[], int]) -> bool:
        """Begins a thing; False where another of its key is not done yet."""
        with self._changed:
            if key in self._busy:
                return False
            # Marked only when it has begun: an executor that takes nothing more raises.
            future: Future[int] = self._executor.submit(task)
            self._busy.add(key)
        future.add_done_callback(lambda done: self._finish(key, done))
        return True

    def _finish(self, key: str, done: Future[int]) -> None:
        with self._changed:
            self._busy.discard(key)
            self._finished.append(done)
            self._changed.notify_all()

    def collect(self) -> int:
        """The sum of what has been done since the last time. Raises the first error that something died of."""
        with self._changed:
            finished, self._finished = self._finished, []
        errors = [error for done in finished if (error := done.exception())]
        if errors:
            raise errors[0]
        return sum(done.result() for done in finished)
