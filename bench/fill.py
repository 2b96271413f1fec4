"""Fills a database for measuring: a few projects through the services, the rest as copies of their rows.

Registering 120,000 mobilities one by one would take an hour. A copy has rows of its own in every table that grows
with the portfolio, so the database is as large, and its indexes as deep, as if it had been registered.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from bot.settings import Settings
from programme.loader import load_rules
from programme.model import Role
from programme.timetable import Timetable
from services import contacts, mobilities, projects
from services.clock import system_clock
from services.division import Actor, Division
from storage.database import Store

# So many projects are registered; the others are copies of these.
ORIGINALS = 30

HOSTS = ("BSZ Leipzig", "Tartu Rakenduslik Kolledž", "Lycée Müller", "Colegio Málaga", "Folkeskole Århus")
COUNTRIES = ("DE", "EE", "FR", "ES", "DK")

# The tables that grow with the portfolio: of each, the columns that name a row, and of which table.
_KEYS: Mapping[str, Mapping[str, str]] = {
    "projects": {"id": "projects"},
    "project_coordinators": {"project_id": "projects"},
    "mobilities": {"id": "mobilities", "project_id": "projects"},
    "deadlines": {"id": "deadlines", "project_id": "projects", "mobility_id": "mobilities"},
    "reminders": {"id": "reminders", "deadline_id": "deadlines"},
}


def fill(
    path: Path,
    account_id: str,
    *,
    colleagues: Sequence[str],
    project_count: int,
    mobility_count: int,
    title: str = "Työelämäjaksot",
) -> None:
    """`account_id` coordinates the projects that are registered; their colleagues take turns with the copies.

    The title of each begins with its number and goes on as given, as far as titles go.

    All of it is as a bot would leave it that has run all along: a start finds nothing to plan anew.
    """
    originals = min(ORIGINALS, project_count)
    copies = project_count // originals - 1
    _register(path, account_id, title, project_count=originals, mobility_count=mobility_count // (copies + 1))
    if copies:
        _copy(path, copies, colleagues)


def _register(path: Path, account_id: str, title: str, *, project_count: int, mobility_count: int) -> None:
    rules = load_rules()
    settings = Settings.model_construct()
    store = Store(path)
    store.prepare()
    division = Division(
        store=store,
        rules=rules,
        timetable=Timetable.of(rules, settings.timezone, settings.reminder_time),
        clock=system_clock,
        administrators=frozenset(),
        channel_id=None,
    )
    contacts.seed(division)
    actor = Actor(account_id=account_id, is_administrator=False)
    codes = [code for code in rules.actions if code.startswith(("KA121", "KA122"))]
    for number in range(project_count):
        code = codes[number % len(codes)]
        start_on = date(2026, 3, 1) + timedelta(days=number % 200)
        new = projects.NewProject(
            action_type=code,
            title=f"Projekti {number} {title}"[: projects.TITLE_LIMIT],
            code=None,
            role=Role.COORDINATOR,
            sector=rules.actions[code].default_sector,
            start_on=start_on,
            end_on=start_on + timedelta(days=450),
            coordinators=(actor.account_id,),
            channel_id=None,
        )
        projects.register(division, actor, new, request_key=f"p{number}")
    for number in range(mobility_count):
        start_on = date(2026, 6, 1) + timedelta(days=number * 7 % 500)
        trip = mobilities.NewMobility(
            kind="job_shadowing",
            start_on=start_on,
            end_on=start_on + timedelta(days=9),
            country=COUNTRIES[number % len(COUNTRIES)],
            host=f"{HOSTS[number % len(HOSTS)]} {number}" if number % 9 else None,
            accompanying=None,
            travel_days=None,
            has_minors=None,
            head_count=2 if number % 7 else None,
            responsible=None,
        )
        mobilities.register(division, actor, f"H{number % project_count + 1}", trip, request_key=f"m{number}")


def _copy(path: Path, copies: int, colleagues: Sequence[str]) -> None:
    """Everything, so many times; but what would be due at once is neither overdue for months nor to be sent."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.execute(
            """
            UPDATE deadlines SET state = 'done', done_by = 'U1', done_at = known_at
            WHERE state = 'open' AND due_on < date('now', '-30 days')
            """
        )
        connection.execute(
            """
            UPDATE reminders SET state = 'cancelled', reason = 'deadline_done'
            WHERE state = 'planned' AND deadline_id IN (SELECT id FROM deadlines WHERE state = 'done')
            """
        )
        connection.execute(
            """
            UPDATE reminders SET state = 'overtaken', reason = 'newer_reminder'
            WHERE state = 'planned' AND send_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+1 day')
            """
        )
        strides = {
            table: connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
            for table in ("projects", "mobilities", "deadlines", "reminders")
        }
        for table in _KEYS:
            connection.execute(_copying(connection, table, strides), {"copies": copies})
        connection.execute(
            """
            UPDATE project_coordinators
            SET account_id = (SELECT value FROM json_each(:ids) WHERE key = project_id % :count)
            WHERE project_id > :last
            """,
            {"ids": json.dumps(colleagues), "count": len(colleagues), "last": strides["projects"]},
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copying(connection: sqlite3.Connection, table: str, strides: Mapping[str, int]) -> str:
    """The statement that adds the copies of a table's rows, each with its keys moved on by a stride."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    keys = _KEYS[table]
    values = ", ".join(f'"{each}" + n * {strides[keys[each]]}' if each in keys else f'"{each}"' for each in columns)
    names = ", ".join(f'"{each}"' for each in columns)
    first = next(iter(keys))
    return f"""
        WITH RECURSIVE times (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n < :copies)
        INSERT INTO {table} ({names}) SELECT {values} FROM times, {table} WHERE "{first}" <= {strides[keys[first]]}
    """  # noqa: S608 - our own names and numbers
