from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from programme.model import DeadlineState, Origin, RequiredDeadline
from storage import calls, deadlines
from storage.calls import CallFacts
from tests.support.tables import change, dump

SOURCE = "https://toimiala.slack.com/archives/C1/p1795507200000100"
REPORT = RequiredDeadline(mobility_id=None, kind="final_report", due_on=date(2027, 10, 30), is_event=False)
START = RequiredDeadline(mobility_id=1, kind="mobility_start", due_on=date(2027, 3, 1), is_event=True)


@pytest.fixture
def synchronise(store, mobility):
    def to(*required, now):
        with store.writing() as session:
            deadlines.synchronise(session, mobility.project_id, required, now=now, today=now.date())
        with store.reading() as session:
            assert deadlines.is_in_step(session, mobility.project_id, required, now=now, today=now.date())
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
    moved = RequiredDeadline(mobility_id=None, kind="final_report", due_on=date(2027, 11, 30), is_event=False)

    with store.reading() as session:
        for other in ([], [REPORT, START], [moved]):
            assert not deadlines.is_in_step(session, 1, other, now=now, today=now.date())

    assert dump(store) == before


def test_a_moved_demand_moves_and_counts_as_known_from_then(synchronise, now):
    synchronise(REPORT, now=now)
    moved = RequiredDeadline(mobility_id=None, kind="final_report", due_on=date(2027, 11, 30), is_event=False)
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


def test_what_is_not_there_is_none_or_a_lookup_error(store):
    with store.reading() as session:
        assert deadlines.find(session, 1) is None
        with pytest.raises(LookupError):
            deadlines.get(session, 1)


def test_an_event_passes_with_its_day_and_is_open_again_when_its_date_moves(synchronise, now):
    synchronise(START, now=now)
    after = datetime(2027, 3, 2, 1, tzinfo=UTC)

    (on_its_day,) = synchronise(START, now=after - timedelta(days=1))
    (passed,) = synchronise(START, now=after)
    (moved,) = synchronise(replace(START, due_on=date(2027, 4, 1)), now=after)

    assert (on_its_day.state, passed.state) == (DeadlineState.OPEN, DeadlineState.PASSED)
    assert passed.known_at == now
    assert (moved.state, moved.known_at, moved.id) == (DeadlineState.OPEN, after, passed.id)


def test_an_event_that_is_over_when_it_becomes_known_has_passed(synchronise, now):
    (found,) = synchronise(replace(START, due_on=date(2026, 11, 1)), now=now)

    assert found.state is DeadlineState.PASSED


def test_what_passed_is_withdrawn_when_nothing_demands_it_and_is_not_marked_done(store, synchronise, now):
    over = replace(START, due_on=date(2026, 11, 1))
    synchronise(over, now=now)
    with store.writing() as session:
        assert not deadlines.complete(session, 1, done_by="UAINO", done_at=now)

    assert synchronise(now=now) == []
    (found,) = synchronise(over, now=now)
    assert found.state is DeadlineState.PASSED


@pytest.mark.parametrize(("typed", "state"), [(date(2026, 11, 1), "passed"), (date(2028, 1, 1), "open")])
def test_an_event_with_a_typed_date_passes_by_that_date(store, synchronise, now, typed, state):
    synchronise(START, now=now)
    with store.writing() as session:
        deadlines.set_date(session, 1, due_on=typed, origin=Origin.CONTRACT, known_at=now)

    (found,) = synchronise(START, now=now)
    assert (found.due_on, found.state) == (typed, state)
    (found,) = synchronise(replace(START, due_on=date(2026, 10, 1)), now=now)
    assert (found.due_on, found.state) == (typed, state)


def type_in(session, **values):
    row = {
        "project_id": 1, "mobility_id": None, "call_id": None, "kind": "interim_report", "name": None,
        "due_on": date(2027, 1, 15), "origin": Origin.CONTRACT,
    }  # fmt: skip
    return deadlines.insert(session, **row | values)


def test_what_was_typed_is_found_by_its_kind_or_by_its_name(store, mobility, now):
    with store.writing() as session:
        interim = type_in(session, known_at=now)
        own = type_in(session, kind="custom", name="Arviointi", origin=Origin.CUSTOM, known_at=now)
        of_trip = type_in(session, mobility_id=1, kind="custom", name="Arviointi", origin=Origin.CUSTOM, known_at=now)

    assert (interim.due_on, interim.known_at, interim.state) == (date(2027, 1, 15), now, DeadlineState.OPEN)
    with store.reading() as session:
        assert deadlines.find_named(session, 1, None, "interim_report", None) == interim
        assert deadlines.find_named(session, 1, None, "custom", "Arviointi") == own
        assert deadlines.find_named(session, 1, 1, "custom", "Arviointi") == of_trip
        assert deadlines.find_named(session, 1, None, "custom", "arviointi") is None
        assert deadlines.find_named(session, 1, 1, "interim_report", None) is None


def test_a_typed_date_opens_what_was_withdrawn_and_leaves_what_is_done(store, project, now):
    later = now + timedelta(days=3)
    with store.writing() as session:
        interim = type_in(session, known_at=now)
        deadlines.withdraw(session, interim.id)
        assert deadlines.find_named(session, 1, None, "interim_report", None).state is DeadlineState.WITHDRAWN
        deadlines.set_date(session, 1, due_on=date(2027, 2, 1), origin=Origin.CONTRACT, known_at=later)
        found = deadlines.get(session, 1)
        assert (found.state, found.due_on, found.known_at) == (DeadlineState.OPEN, date(2027, 2, 1), later)

        deadlines.complete(session, 1, done_by="UAINO", done_at=now)
        done = deadlines.get(session, 1)
        deadlines.set_date(session, 1, due_on=date(2027, 3, 1), origin=Origin.CONTRACT, known_at=later)
        assert deadlines.get(session, 1) == done


def test_a_date_that_is_left_to_the_rule_follows_it_or_is_gone(store, synchronise, now):
    synchronise(REPORT, now=now)
    with store.writing() as session:
        deadlines.set_date(session, 1, due_on=date(2027, 12, 1), origin=Origin.CONTRACT, known_at=now)
        interim = type_in(session, known_at=now)
        own = type_in(session, kind="custom", name="Arviointi", origin=Origin.CUSTOM, known_at=now)
        for deadline_id in (1, interim.id, own.id):
            deadlines.leave_to_the_rule(session, deadline_id)

    found = {each.kind: each for each in synchronise(REPORT, now=now)}
    assert (found["final_report"].due_on, found["final_report"].origin) == (REPORT.due_on, Origin.COMPUTED)
    assert found.keys() == {"final_report", "custom"}


def test_where_a_date_comes_from_is_kept_and_makes_it_no_newer(store, project, now):
    with store.writing() as session:
        interim = type_in(session, known_at=now)
        deadlines.set_source(session, interim.id, SOURCE)
        assert deadlines.get(session, interim.id) == replace(interim, source_url=SOURCE)

        moved = {"due_on": date(2027, 2, 1), "origin": Origin.CONTRACT, "known_at": now}
        deadlines.set_date(session, interim.id, **moved)
        assert deadlines.get(session, interim.id).source_url == SOURCE

        deadlines.leave_to_the_rule(session, interim.id)
        assert deadlines.get(session, interim.id).source_url is None


def test_a_call_has_one_deadline(store, now):
    with store.writing() as session:
        call = calls.insert(
            session,
            CallFacts(actions=("KA121",), title=None, round=None, closes_at=now, timezone="Europe/Brussels"),
            created_by="USARI",
            created_at=now,
        )
        made = type_in(session, project_id=None, call_id=call.id, kind="call", origin=Origin.CUSTOM, known_at=now)
        assert deadlines.of_call(session, call.id) == made
        with pytest.raises(LookupError):
            deadlines.of_call(session, 99)
