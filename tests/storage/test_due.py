"""What is due in many projects at once."""

from __future__ import annotations

from datetime import date, timedelta

from storage import due
from tests.support.tables import change

FIRST = date(2027, 3, 1)


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
