"""One project, with what hangs on it, for tests that need some row to refer to."""

from __future__ import annotations

import pytest

from storage import mobilities, projects
from tests.support.builders import new_mobility, new_project
from tests.support.clock import helsinki
from tests.support.tables import change


@pytest.fixture
def now():
    return helsinki("2026-11-24 10:00")


@pytest.fixture
def project(store, now):
    with store.writing() as session:
        return projects.insert(session, new_project(), created_by="UAINO", created_at=now)


@pytest.fixture
def mobility(store, now, project):
    with store.writing() as session:
        return mobilities.insert(session, project.id, new_mobility(), created_by="UAINO", created_at=now)


@pytest.fixture
def three(store):
    """Three projects; in each an overdue one of long ago, one of the first day, and one a week later."""
    for project_id in (1, 2, 3):
        change(
            store,
            f"""
            INSERT INTO projects (id, action_type, title, role, sector, start_on, end_on, created_by, created_at)
            VALUES ({project_id}, 'KA121-VET', 'A', 'coordinator', 'vocational', '2026-06-01', '2027-08-31', 'U1',
                    '2026-01-01T00:00:00.000Z')
            """,  # noqa: S608 - our own number
        )
        for kind, day in (("final_report", "2026-10-30"), ("mobility_start", "2027-03-01"), ("own", "2027-03-08")):
            change(
                store,
                f"""
                INSERT INTO deadlines (project_id, kind, due_on, origin, known_at)
                VALUES ({project_id}, '{kind}', '{day}', 'computed', '2026-01-01T00:00:00.000Z')
                """,  # noqa: S608 - our own words
            )
