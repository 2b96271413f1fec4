"""Projects that end, are removed and come back; mobilities that nobody travels."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from programme.model import DeadlineState, MobilityState, ProjectState
from services import changes, deadlines, mobilities, projects, typed_dates
from services.changes import OpenOnes
from services.filters import ProjectFilter
from services.refusal import (
    NoSuchMobility,
    NoSuchProject,
    NotYourProject,
    ProjectRemoved,
)
from services.running_refusal import NothingChanges
from services.troubles import troubles_for
from tests.support.builders import new_mobility, new_project
from tests.support.clock import helsinki
from tests.support.tables import change, dump, rows


@pytest.fixture
def project(division, aino):
    """H1 with L1, which somebody else answers for."""
    made = projects.register(division, aino, new_project(), request_key="p1").project
    mobilities.register(division, aino, "H1", new_mobility(responsible="UOLLI"), request_key="m1")
    return made


def planned(division) -> list[str]:
    found = rows(
        division.store,
        """
        SELECT DISTINCT kind FROM reminders JOIN deadlines ON deadlines.id = deadline_id
        WHERE reminders.state = 'planned'
        """,
    )
    return [row["kind"] for row in found]


def test_a_project_that_is_over_reminds_of_its_records_alone(division, aino, project):
    before = dump(division.store)
    asked = changes.close(division, aino, "H1")
    assert (asked.is_done, dump(division.store)) == (False, before)

    ended = changes.close(division, aino, "H1", open_ones=OpenOnes.LEFT)
    assert ended.project.state is ProjectState.CLOSED
    assert planned(division) == ["record_keeping"]
    assert ended.open_ones == asked.open_ones
    kinds = {row["kind"] for row in rows(division.store, "SELECT kind FROM deadlines WHERE state = 'open'")}
    told = {each.deadline.kind for each in ended.open_ones}
    assert told == {each for each in kinds if not division.rules.is_event(each)} - {"record_keeping"}


def test_what_was_open_can_be_done_with_the_end(division, aino, project):
    left = changes.close(division, aino, "H1").open_ones
    ended = changes.close(division, aino, "H1", open_ones=OpenOnes.DONE)

    assert ended.open_ones == ()
    done = rows(division.store, "SELECT id FROM deadlines WHERE state = 'done' AND done_by = 'UAINO' ORDER BY id")
    assert [row["id"] for row in done] == sorted(each.deadline.id for each in left)


def test_nothing_open_nothing_asked(division, aino):
    projects.register(division, aino, new_project(action_type="MUU"), request_key="p1")
    assert changes.close(division, aino, "H1").is_done


REMINDERS = 'SELECT deadline_id, "offset", recipient, send_at, state, reason FROM reminders ORDER BY id'


def test_a_removed_project_is_seen_by_nobody_and_comes_back_as_it_was(division, aino, mikko, project):
    before = rows(division.store, REMINDERS)
    asked = changes.preview_removal(division, aino, "H1")
    assert rows(division.store, REMINDERS) == before

    removal = changes.remove(division, aino, "H1")
    assert removal == replace(asked, is_done=True)
    assert (removal.mobilities, removal.until) == (1, date(2026, 12, 24))
    assert removal.reminders == sum(row["state"] == "planned" for row in before)
    assert planned(division) == []
    assert mobilities.list_mobilities(division, ProjectFilter(), limit=10).count == 0
    for reference in ("H1", "L1"):
        with pytest.raises(ProjectRemoved):
            projects.show(division, reference)
    with pytest.raises(ProjectRemoved):
        mobilities.show(division, "L1")
    with pytest.raises(NoSuchProject):
        projects.show(division, "ulkomaanjaksot")
    for row in rows(division.store, "SELECT id FROM deadlines WHERE state = 'open'"):
        with pytest.raises(ProjectRemoved):
            deadlines.complete(division, aino, row["id"])

    with pytest.raises(NotYourProject):
        changes.restore(division, mikko, "H1")
    assert changes.restore(division, aino, "H1").state is ProjectState.ACTIVE
    assert rows(division.store, REMINDERS) == before


def test_a_project_removed_after_midnight_says_its_last_day_here_not_in_greenwich(division, aino, project, clock):
    clock.move_to(helsinki("2026-11-25 00:30"))
    removal = changes.remove(division, aino, "H1")
    with pytest.raises(ProjectRemoved) as refused:
        projects.show(division, "H1")
    assert refused.value.until == removal.until == date(2026, 12, 25)


def test_a_code_of_a_removed_project_says_how_it_is_brought_back(division, aino):
    code = "2026-1-FI01-KA121-VET-000123456"
    projects.register(division, aino, new_project(code=code), request_key="p1")
    changes.remove(division, aino, "H1")
    with pytest.raises(ProjectRemoved):
        projects.register(division, aino, new_project(title="Toinen", code=code), request_key="p2")


def test_a_removed_project_is_really_gone_after_a_month_and_of_it_no_word_stays(division, aino, project, clock):
    changes.remove(division, aino, "H1")
    clock.advance(days=29)
    assert changes.clear_removed(division) == 0
    clock.advance(days=2)
    assert changes.clear_removed(division) == 1

    left = dump(division.store)
    assert [left[name] for name in ("projects", "mobilities", "deadlines", "reminders")] == [[]] * 4
    told = rows(division.store, "SELECT DISTINCT action, before, after FROM audit ORDER BY action")
    assert {row["action"] for row in told} >= {"project.registered", "mobility.registered", "project.cleared"}
    assert [row for row in told if row["before"] or row["after"]] == []
    with pytest.raises(NoSuchProject):
        changes.restore(division, aino, "H1")


def test_a_cancelled_mobility_can_be_taken_up_again(division, aino, project):
    before = rows(division.store, REMINDERS)
    changes.cancel_mobility(division, aino, "L1")

    assert changes.take_up_mobility(division, aino, "L1").state is MobilityState.PLANNED
    assert rows(division.store, REMINDERS) == before


def test_taken_up_again_it_is_as_it_was(division, aino, project):
    sql = 'SELECT deadline_id, "offset", recipient, send_at, state, reason FROM reminders ORDER BY id'
    before = rows(division.store, sql)
    changes.close(division, aino, "H1", open_ones=OpenOnes.LEFT)

    assert changes.restore(division, aino, "H1").state is ProjectState.ACTIVE
    assert rows(division.store, sql) == before


def test_what_is_so_already_and_what_is_not_ones_own_is_refused(division, aino, mikko, project):
    with pytest.raises(NothingChanges):
        changes.restore(division, aino, "H1")
    with pytest.raises(NotYourProject):
        changes.close(division, mikko, "H1")
    changes.close(division, aino, "H1", open_ones=OpenOnes.LEFT)
    with pytest.raises(NothingChanges):
        changes.close(division, aino, "H1")
    with pytest.raises(NotYourProject):
        changes.restore(division, mikko, "H1")


def test_a_cancelled_mobility_takes_all_its_dates_with_it_typed_ones_too(division, aino, project):
    for kind, name, is_own in (("bm_complete", "kirjaus", False), (None, "Liput", True)):
        typed_dates.set_date(
            division,
            aino,
            "L1",
            typed_dates.TypedDate(kind=kind, name=name, is_own_name=is_own, due_on=date(2027, 3, 1)),
        )
    assert changes.cancel_mobility(division, aino, "L1").state is MobilityState.CANCELLED

    states = rows(division.store, "SELECT DISTINCT state FROM deadlines WHERE mobility_id = 1")
    assert states == [{"state": "withdrawn"}]
    assert set(planned(division)) & {"bm_complete", "custom", "mobility_start"} == set()


def test_what_was_done_for_a_cancelled_mobility_stays_done(division, aino, project):
    (check,) = rows(division.store, "SELECT id FROM deadlines WHERE kind = 'predeparture_check'")
    deadlines.complete(division, aino, check["id"])
    changes.cancel_mobility(division, aino, "L1")

    (row,) = rows(division.store, "SELECT state FROM deadlines WHERE id = ?", check["id"])
    assert row["state"] == DeadlineState.DONE


def test_who_answers_for_a_mobility_may_cancel_it_and_nobody_else(division, aino, mikko, project):
    with pytest.raises(NotYourProject):
        changes.cancel_mobility(division, mikko, "L1")
    olli = type(aino)(account_id="UOLLI", is_administrator=False)
    changes.cancel_mobility(division, olli, "L1")
    with pytest.raises(NothingChanges):
        changes.cancel_mobility(division, aino, "L1")
    with pytest.raises(NoSuchMobility):
        changes.cancel_mobility(division, aino, "L9")


def test_of_a_removed_project_no_date_can_be_taken_away_and_nobody_hears_what_did_not_arrive(
    division, aino, sari, project
):
    own = typed_dates.set_date(
        division, aino, "H1", typed_dates.TypedDate(kind=None, name="Oma", is_own_name=True, due_on=date(2027, 5, 5))
    ).deadline.deadline
    change(division.store, "UPDATE reminders SET state = 'undeliverable', reason = 'gone' WHERE deadline_id = 1")
    assert troubles_for(division, sari) != []

    changes.remove(division, aino, "H1")
    for refused in (typed_dates.take_back_one, typed_dates.typed_one):
        with pytest.raises(ProjectRemoved):
            refused(division, aino, own.id)
    assert troubles_for(division, sari) == []
    changes.restore(division, aino, "H1")
    assert typed_dates.typed_one(division, aino, own.id)[1].deadline == own
    assert troubles_for(division, sari) != []


@pytest.mark.parametrize("hour", ["00:30", "03:00", "10:00", "23:30"])
def test_it_can_be_brought_back_to_the_end_of_the_day_that_was_named(division, aino, project, clock, hour):
    clock.move_to(helsinki(f"2026-11-25 {hour}"))
    until = changes.remove(division, aino, "H1").until
    clock.move_to(helsinki(f"{until} 23:59"))
    assert changes.clear_removed(division) == 0
    clock.move_to(helsinki(f"{until + timedelta(days=1)} 04:00"))
    assert changes.clear_removed(division) == 1
