"""The tables, one step after another. A released step is never edited: the next change is a new step.

Dates are ISO days, instants ISO in UTC with a fixed width, so that text order is time order.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from storage.first_tables import FIRST_TABLES

MIGRATIONS = Migrations("hankebot")


def is_newer(database: Database) -> bool:
    """Whether the file records a step that this version does not have."""
    if "_sqlite_migrations" not in database.table_names():
        return False
    known = {migration.name for migration in MIGRATIONS.pending(Database(memory=True))}
    rows = database.query("SELECT name FROM _sqlite_migrations WHERE migration_set = 'hankebot'")
    return not {row["name"] for row in rows} <= known


@MIGRATIONS(name="0001_first_tables")
def first_tables(database: Database) -> None:
    for statement in FIRST_TABLES:
        database.execute(statement)
