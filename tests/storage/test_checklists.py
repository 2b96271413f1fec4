from datetime import date, timedelta

import pytest

from programme.model import RequiredDeadline, Tick
from storage import checklists, deadlines


@pytest.fixture
def two(store, project, now):
    """Two deadlines, 1 and 2."""
    required = [
        RequiredDeadline(mobility_id=None, kind=kind, due_on=date(2027, 10, 30), is_event=False)
        for kind in ("final_report", "interim_report")
    ]
    with store.writing() as session:
        deadlines.synchronise(session, project.id, required, now=now, today=now.date())


def test_a_tick_comes_back_as_it_was_kept(store, two, now):
    with store.writing() as session:
        assert checklists.tick(session, 1, "report_declaration", by="UAINO", at=now)
    with store.reading() as session:
        assert checklists.of_deadline(session, 1) == (
            Tick(item="report_declaration", ticked_at=now, ticked_by="UAINO"),
        )
        assert checklists.of_deadline(session, 2) == ()


def test_the_first_to_tick_stays_named(store, two, now):
    with store.writing() as session:
        checklists.tick(session, 1, "report_declaration", by="UAINO", at=now)
        assert not checklists.tick(session, 1, "report_declaration", by="UELLI", at=now + timedelta(days=1))
        (found,) = checklists.of_deadline(session, 1)

    assert (found.ticked_by, found.ticked_at) == ("UAINO", now)


def test_what_is_unticked_is_gone_and_can_be_ticked_by_another(store, two, now):
    with store.writing() as session:
        assert not checklists.untick(session, 1, "report_declaration")
        checklists.tick(session, 1, "report_declaration", by="UAINO", at=now)
        assert checklists.untick(session, 1, "report_declaration")
        assert checklists.of_deadline(session, 1) == ()
        assert checklists.tick(session, 1, "report_declaration", by="UELLI", at=now)


def test_those_of_many_deadlines_come_at_once_and_those_without_are_left_out(store, two, now):
    with store.writing() as session:
        for item in ("b", "a"):
            checklists.tick(session, 2, item, by="UAINO", at=now)
    with store.reading() as session:
        found = checklists.of_deadlines(session, [1, 2, 99])
        assert checklists.of_deadlines(session, []) == {}

    assert {key: [tick.item for tick in ticks] for key, ticks in found.items()} == {2: ["a", "b"]}
