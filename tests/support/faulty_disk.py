"""What a bot's process suffers from as long as a file says so: a full disk, little patience with other programs."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from storage.database import Store


def disk_full(path: Path) -> Path:
    """While this file is there, the database beside it cannot grow."""
    return path.with_name("the-disk-is-full")


def in_a_hurry(path: Path) -> Path:
    """While this file is there, nobody waits long for the database beside it."""
    return path.with_name("in-a-hurry")


def fill_the_disk_when_told() -> None:
    """SQLite finds no room for another page, and says what it says on a disk that is full."""
    connect = Store._connect

    def connect_without_room(store: Store) -> sqlite3.Connection:
        connection = connect(store)
        if disk_full(store.path).exists():
            connection.execute("PRAGMA max_page_count = 1")
        return connection

    Store._connect = connect_without_room  # type: ignore[method-assign]


def hurry_when_told() -> None:
    """It waits a third of a second for another program: the test has no time for a whole one each time."""
    connect = Store._connect

    def connect_in_a_hurry(store: Store) -> sqlite3.Connection:
        connection = connect(store)
        if in_a_hurry(store.path).exists():
            connection.execute("PRAGMA busy_timeout = 300")
        return connection

    Store._connect = connect_in_a_hurry  # type: ignore[method-assign]
