"""The same database with connections that are kept: opening one is more than half of each unit's time."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from storage.database import Store


class _Kept(sqlite3.Connection):
    """Closing it rolls back, as closing a real one does, and puts it aside for the next unit."""

    idle: list[_Kept]

    def close(self) -> None:
        if self.in_transaction:
            self.rollback()
        self.idle.append(self)

    def close_for_good(self) -> None:
        super().close()


@dataclass(frozen=True, slots=True)
class KeptStore(Store):
    """`end` it when all is done."""

    _idle: list[_Kept] = field(default_factory=list)

    def _connect(self) -> sqlite3.Connection:
        if self._idle:
            return self._idle.pop()
        connection = sqlite3.connect(
            self.path, timeout=1, isolation_level=None, factory=_Kept, check_same_thread=False
        )
        connection.idle = self._idle
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def end(self) -> None:
        while self._idle:
            self._idle.pop().close_for_good()
