"""What a bot's process suffers from: a disk that is full as long as a file says so, little patience with others."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from storage import database
from storage.database import Store

SWITCH = "the-disk-is-full"


def switch(path: Path) -> Path:
    """While this file is there, the database beside it cannot grow."""
    return path.with_name(SWITCH)


def fill_the_disk_when_told() -> None:
    """SQLite finds no room for another page, and says what it says on a disk that is full."""
    connect = Store._connect

    def connect_without_room(store: Store) -> sqlite3.Connection:
        connection = connect(store)
        if switch(store.path).exists():
            connection.execute("PRAGMA max_page_count = 1")
        return connection

    Store._connect = connect_without_room  # type: ignore[method-assign]


def hurry() -> None:
    """It waits a third of a second for another program: the test has no time for a whole one each time."""
    database.BUSY_SECONDS = 0.3
