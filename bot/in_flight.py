"""Counts the requests that are being answered, so that a stop can wait for the last one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class InFlight:
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

    def wait_until_none(self, timeout: float) -> bool:
        """Whether the last one was answered within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, timeout)
