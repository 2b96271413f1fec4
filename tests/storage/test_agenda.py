"""What is due across projects."""

from __future__ import annotations

from datetime import date, timedelta

from storage import agenda
from storage.agenda import Due
from tests.support.tables import change

FIRST = date(2027, 3, 1)


def test_what_is_due_between_two_days_comes_the_earliest_first_and_is_counted(store, three):
    which = Due(project_ids=frozenset({1, 3}), first=FIRST, last=FIRST + timedelta(days=7))

    with store.reading() as session:
        assert agenda.count(session, which) == 4
        assert [(each.project_id, each.kind) for each in agenda.listed(session, which, limit=3)] == [
            (1, "mobility_start"),
            (3, "mobility_start"),
            (1, "own"),
        ]
        assert [each.project_id for each in agenda.listed(session, which, limit=3, offset=3)] == [3]
        assert len(agenda.listed(session, which)) == 4


def test_what_is_done_and_events_that_are_over_are_not_overdue(store, three):
    change(store, "UPDATE deadlines SET state = 'done', done_by = 'U1', done_at = known_at WHERE project_id = 1")
    which = Due(
        project_ids=frozenset({1, 2}), overdue_on=FIRST + timedelta(days=1), events=frozenset({"mobility_start"})
    )

    with store.reading() as session:
        assert [(each.project_id, each.kind) for each in agenda.listed(session, which)] == [(2, "final_report")]
        assert agenda.count(session, which) == 1


def test_without_a_word_of_projects_it_is_every_project_under_way(store, three):
    change(store, "UPDATE projects SET state = 'closed' WHERE id = 2")

    with store.reading() as session:
        assert {each.project_id for each in agenda.listed(session, Due())} == {1, 3}


def test_of_what_is_done_too_the_open_ones_come_first(store, three):
    change(
        store,
        """
        UPDATE deadlines SET state = 'done', done_by = 'U1', done_at = known_at
        WHERE project_id = 1 AND kind = 'final_report'
        """,
    )
    which = Due(project_ids=frozenset({1}), with_done=True)

    with store.reading() as session:
        assert [each.kind for each in agenda.listed(session, which)] == ["mobility_start", "own", "final_report"]
