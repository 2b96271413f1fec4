"""What can be wrong with the database file itself; each message is the one line that stops the start."""

from __future__ import annotations


class StorageError(Exception):
    """The database cannot be used."""


class DatabaseDamagedError(StorageError):
    """SQLite finds the file damaged or not a database at all."""


class DatabaseTooNewError(StorageError):
    """A newer Hankebot has written the file."""


class DatabaseUnavailableError(StorageError):
    """The file cannot be opened or written just now: locked, full, read-only or gone."""
