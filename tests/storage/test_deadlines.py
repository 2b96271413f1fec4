from datetime import date, timedelta

import pytest

from programme.model import DeadlineState, Origin, RequiredDeadline
from storage import deadlines
from tests.support.tables import change, dump

REPORT = RequiredDeadline(mobility_id=None, kind="final_report", due_on=date(2027, 10, 30))
START = RequiredDeadline(mobility_id=1, kind="mobility_start", due_on=date(2027, 3, 1))


@pytest.fixture
def synchronise(store, mobility):
    def to(*required, now):
        with store.writing() as session:
            deadlines.synchronise(session, mobility.project_id, required, now=now)
        with store.reading() as session:
            assert deadlines.is_in_step(session, mobility.project_id, required, now=now)
            return deadlines.of_project(session, mobility.project_id)

    return to


def test_what_is_demanded_is_kept_earliest_first(synchronise, now):
    found = synchronise(REPORT, START, now=now)

    assert [(each.kind, each.mobility_id, each.due_on) for each in found] == [
        ("mobility_start", 1, START.due_on),
        ("final_report", None, REPORT.due_on),
    ]
    assert {(each.origin, each.state, each.known_at) for each in found} == {
        (Origin.COMPUTED, DeadlineState.OPEN, now)
    }


def test_the_same_demand_again_changes_nothing(store, synchronise, now):
    synchronise(REPORT, START, now=now)
    before = dump(store)

    synchronise(START, REPORT, now=now + timedelta(days=1))

    assert dump(store) == before


def test_whether_anything_would_change_can_be_asked_without_changing_it(store, synchronise, now):
    synchronise(REPORT, now=now)
    before = dump(store)
    moved = RequiredDeadline(mobility_id=None, kind="final_report", due_on=date(2027, 11, 30))

    with store.reading() as session:
        for other in ([], [REPORT, START], [moved]):
            assert not deadlines.is_in_step(session, 1, other, now=now)

    assert dump(store) == before


def test_a_moved_demand_moves_and_counts_as_known_from_then(synchronise, now):
    synchronise(REPORT, now=now)
    moved = RequiredDeadline(mobility_id=None, kind="final_report", due_on=date(2027, 11, 30))
    later = now + timedelta(days=3)

    (found,) = synchronise(moved, now=later)

    assert (found.due_on, found.known_at, found.id) == (date(2027, 11, 30), later, 1)


def test_what_nothing_demands_is_withdrawn_and_comes_back_when_demanded_again(synchronise, now):
    synchronise(REPORT, now=now)
    assert synchronise(now=now) == []

    later = now + timedelta(days=3)
    (found,) = synchronise(REPORT, now=later)

    assert (found.id, found.state, found.known_at) == (1, DeadlineState.OPEN, later)


def test_what_is_done_stays_done_even_when_nothing_demands_it_any_more(store, synchronise, now):
    synchronise(REPORT, now=now)
    with store.writing() as session:
        assert deadlines.complete(session, 1, done_by="UAINO", done_at=now)
        assert not deadlines.complete(session, 1, done_by="UELLI", done_at=now)

    (found,) = synchronise(now=now)

    assert (found.state, found.done_by, found.done_at) == (DeadlineState.DONE, "UAINO", now)


def test_what_was_made_by_hand_is_left_alone(store, synchronise, now):
    change(
        store,
        """
        INSERT INTO deadlines (project_id, kind, name, due_on, origin, known_at)
        VALUES (1, 'custom', 'Väliraportti', '2027-01-15', 'custom', '2026-01-01T00:00:00.000Z')
        """,
    )

    assert [each.name for each in synchronise(now=now)] == ["Väliraportti"]


def test_a_date_from_the_contract_stays_even_where_no_rule_demands_it(store, synchronise, now):
    change(
        store,
        """
        INSERT INTO deadlines (project_id, kind, due_on, origin, known_at)
        VALUES (1, 'interim_report', '2027-01-15', 'contract', '2026-01-01T00:00:00.000Z')
        """,
    )

    assert [(each.kind, each.state) for each in synchronise(now=now)] == [("interim_report", DeadlineState.OPEN)]


def test_the_next_open_one_of_each_project_is_the_earliest_overdue_or_not(store, synchronise, now):
    synchronise(REPORT, START, now=now)
    with store.writing() as session:
        assert {key: each.kind for key, each in deadlines.next_open_by_project(session, [1, 99]).items()} == {
            1: "mobility_start"
        }
        deadlines.complete(session, 2, done_by="UAINO", done_at=now)
        assert deadlines.next_open_by_project(session, [1])[1].kind == "final_report"
        assert deadlines.next_open_by_project(session, []) == {}


def test_what_is_not_there_is_none_or_a_lookup_error(store):
    with store.reading() as session:
        assert deadlines.find(session, 1) is None
        with pytest.raises(LookupError):
            deadlines.get(session, 1)
