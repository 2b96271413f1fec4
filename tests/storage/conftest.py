"""One project, with what hangs on it, for tests that need some row to refer to."""

from __future__ import annotations

import pytest

from storage import mobilities, projects
from tests.support.builders import new_mobility, new_project
from tests.support.clock import helsinki


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
