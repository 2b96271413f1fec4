"""The door to SQLite: a `Store` holds a path, and every unit of work opens its own connection.

Connections are bound to their thread and Bolt has many, so nothing is shared. A unit that writes begins
IMMEDIATE: in WAL a deferred transaction that reads first fails at once when another has written meanwhile,
whatever the busy timeout.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from storage.errors import DatabaseDamagedError, DatabaseTooNewError, DatabaseUnavailableError
from storage.migrations import MIGRATIONS, is_newer
from storage.turns import NoTurnError, Turns

# How long a writer waits for its turn, and then for another process, before it gives up. A listener has three seconds
# in all.
BUSY_SECONDS = 1.0

WAL_TRIES = 10

Row = dict[str, Any]


class Session:
    """One unit of work on one connection. The modules beside this one are its only callers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, sql: str, /, **parameters: Any) -> list[Row]:
        """Every row that a SELECT, or a statement with RETURNING, gives."""
        return list(self._database.query(sql, parameters))

    def row(self, sql: str, /, **parameters: Any) -> Row | None:
        """The first row, or None."""
        return next(iter(self.rows(sql, **parameters)), None)

    def execute(self, sql: str, /, **parameters: Any) -> int:
        """Runs a statement that gives no rows; returns how many it changed."""
        return self._database.execute(sql, parameters).rowcount


@dataclass(frozen=True, slots=True)
class Store:
    """The database at a path. `prepare` it once at start; then read and write."""

    path: Path
    _turns: Turns = field(default_factory=Turns, init=False, repr=False, compare=False)

    def prepare(self) -> None:
        """Creates the file for its owner alone, checks it and brings its tables up to date.

        Two processes that start together take turns: the migrations run in one immediate transaction.

        Raises DatabaseDamagedError, DatabaseTooNewError or DatabaseUnavailableError.
        """
        with self._errors_told():
            self._make_private_file()
            with closing(self._connect()) as connection:
                if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    raise DatabaseDamagedError(f"{self.path}: the database is damaged; restore a backup")
                _use_wal(connection)
                database = _wrap(connection)
                connection.execute("BEGIN IMMEDIATE")
                if is_newer(database):
                    raise DatabaseTooNewError(f"{self.path}: a newer version of Hankebot has used this database")
                MIGRATIONS.apply(database)
                connection.commit()

    def _make_private_file(self) -> None:
        """An empty file where there is none, and the owner's alone in any case."""
        try:
            if self.path.exists() and not self.path.is_file():
                raise DatabaseUnavailableError(f"{self.path}: not a file")
            with suppress(FileExistsError):
                os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            self.path.chmod(0o600)
        except OSError as error:
            raise DatabaseUnavailableError(f"{self.path}: {error.strerror}") from error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A view of the database at one moment. Raises DatabaseUnavailableError or DatabaseDamagedError."""
        with self._errors_told(), closing(self._connect()) as connection:
            connection.execute("BEGIN")
            yield Session(_wrap(connection))

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: all of it is kept, or none. Raises as `reading` does."""
        with self._errors_told(), self._turns.one(BUSY_SECONDS), closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield Session(_wrap(connection))
            connection.commit()

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """While one idle connection stays open, the last of the others need not fold up the WAL each time it closes:
        two syncs of the disk for each unit that writes instead of five."""
        with self._errors_told(), closing(self._connect()) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield

    def _connect(self) -> sqlite3.Connection:
        """An open connection with our pragmas; closing it rolls back whatever was not committed."""
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    @contextmanager
    def _errors_told(self) -> Iterator[None]:
        """Turns SQLite's errors about the file into ours. Broken constraints are bugs and stay as they are."""
        try:
            yield
        except NoTurnError as error:
            raise DatabaseUnavailableError(f"{self.path}: locked by other work for {BUSY_SECONDS} s") from error
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
                raise  # a mistake in our own SQL
            raise DatabaseUnavailableError(f"{self.path}: {error}") from error
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.DataError):
                raise
            raise DatabaseDamagedError(f"{self.path}: {error}; restore a backup") from error


def _use_wal(connection: sqlite3.Connection) -> None:
    """Where another process is at the same, SQLite gives up at once; a transaction, though, waits for its turn."""
    for _ in range(WAL_TRIES):
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
            return
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    connection.execute("PRAGMA journal_mode = WAL")


def _wrap(connection: sqlite3.Connection) -> Database:
    """sqlite-utils on our connection, without whatever plug-ins the machine happens to have."""
    return Database(connection, execute_plugins=False, recursive_triggers=False)
