"""What is due in many projects at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from storage import due
from storage.due import OpenBetween
from tests.support.tables import change

FIRST = date(2027, 3, 1)


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


def test_what_is_open_between_two_days_comes_the_earliest_first_and_is_counted(store, three):
    which = OpenBetween(project_ids=[1, 3], first=FIRST, last=FIRST + timedelta(days=7))

    with store.reading() as session:
        assert due.count_open_between(session, which) == 4
        assert [(each.project_id, each.kind) for each in due.open_between(session, which, limit=3)] == [
            (1, "mobility_start"),
            (3, "mobility_start"),
            (1, "own"),
        ]
        assert len(due.open_between(session, which, limit=None)) == 4


def test_what_is_done_or_of_a_kind_that_is_left_out_is_not_among_it(store, three):
    change(store, "UPDATE deadlines SET state = 'done', done_by = 'U1', done_at = known_at WHERE project_id = 1")
    which = OpenBetween(project_ids=[1, 2], first=date.min, last=FIRST, without={"mobility_start"})

    with store.reading() as session:
        assert [(each.project_id, each.kind) for each in due.open_between(session, which, limit=None)] == [
            (2, "final_report")
        ]
        assert due.count_open_between(session, which) == 1


def test_the_next_open_one_of_each_project_is_the_earliest_overdue_or_not(store, three):
    change(
        store,
        """
        UPDATE deadlines SET state = 'done', done_by = 'U1', done_at = known_at
        WHERE project_id = 2 AND kind = 'final_report'
        """,
    )

    with store.reading() as session:
        found = due.next_open_by_project(session, [1, 2, 99])
        later = due.next_open_by_project(session, [1], first=FIRST + timedelta(days=1))

    assert {project_id: each.kind for project_id, each in found.items()} == {1: "final_report", 2: "mobility_start"}
    assert later[1].kind == "own"
