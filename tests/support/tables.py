"""The whole content of a database, to see that something changed nothing; and rows that a test plants itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from storage.database import Store


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(store.path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names.fetchall()}  # noqa: S608 - names of our own tables


def rows(store: Store, sql: str, *values: Any) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(store.path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, values)]


def change(store: Store, sql: str, *values: Any) -> None:
    """One statement past all modules, under the same constraints."""
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(sql, values)
