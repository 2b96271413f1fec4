"""Periods that change, projects that end and are taken up again, mobilities that nobody travels."""

from __future__ import annotations

from datetime import date

import pytest

from programme.model import DeadlineState, MobilityState, ProjectState
from services import changes, deadlines, mobilities, projects, typed_dates
from services.changes import PeriodChange
from services.refusal import (
    NoSuchMobility,
    NoSuchProject,
    NotYourProject,
    PeriodReversed,
    PeriodTooLong,
    PeriodTooShort,
)
from services.running_refusal import NothingChanges
from tests.support.builders import new_mobility, new_project
from tests.support.tables import dump, rows


@pytest.fixture
def project(division, aino):
    """H1 with L1, which somebody else answers for."""
    made = projects.register(division, aino, new_project(), request_key="p1").project
    mobilities.register(division, aino, "H1", new_mobility(responsible="UOLLI"), request_key="m1")
    return made


def dates(division) -> dict[int, tuple[str, str]]:
    found = rows(division.store, "SELECT id, state, due_on FROM deadlines WHERE origin = 'computed'")
    return {row["id"]: (row["state"], row["due_on"]) for row in found}


def promised(change: PeriodChange) -> dict[int, str | None]:
    return {move.deadline.deadline.id: move.after.isoformat() if move.after else None for move in change.moves}


def what_moved(before: dict[int, tuple[str, str]], after: dict[int, tuple[str, str]]) -> dict[int, str | None]:
    """By id, the new date of each that was open; None where it was withdrawn."""
    return {
        deadline_id: after[deadline_id][1] if after[deadline_id][0] == "open" else None
        for deadline_id, (state, _) in before.items()
        if state == "open" and after[deadline_id] != before[deadline_id]
    }


PERIODS = [
    ("H1", None, date(2027, 11, 30)),
    ("H1", date(2026, 9, 1), None),
    ("H1", date(2026, 7, 1), date(2027, 10, 31)),
    ("L1", date(2027, 3, 8), date(2027, 3, 19)),
    ("L1", None, date(2027, 3, 26)),
]


@pytest.mark.parametrize(("reference", "start_on", "end_on"), PERIODS)
def test_what_is_shown_before_is_what_moves_and_nothing_moves_before(
    division, aino, project, reference, start_on, end_on
):
    stored, before = dump(division.store), dates(division)
    preview = changes.preview_period(division, aino, reference, start_on=start_on, end_on=end_on)
    assert dump(division.store) == stored
    assert preview.moves

    assert changes.change_period(division, aino, reference, start_on=start_on, end_on=end_on) == preview
    assert promised(preview) == what_moved(before, dates(division))


def test_a_day_that_is_not_given_stays(division, aino, project):
    changed = changes.change_period(division, aino, "H1", start_on=None, end_on=date(2027, 11, 30))

    assert (changed.start_on, changed.end_on, changed.mobility) == (project.start_on, date(2027, 11, 30), None)
    assert projects.show(division, "H1").project.end_on == date(2027, 11, 30)
    moved = {move.deadline.deadline.kind: move.after for move in changed.moves}
    assert moved["final_report"] == date(2028, 1, 29)


def test_a_date_from_the_contract_and_what_is_done_do_not_move(division, aino, project):
    typed_dates.set_date(
        division,
        aino,
        "H1",
        kind="final_report",
        name="loppuraportti",
        is_own_name=False,
        due_on=date(2027, 12, 1),
    )
    (last_call,) = rows(division.store, "SELECT id FROM deadlines WHERE kind = 'amendment_last_call'")
    deadlines.complete(division, aino, last_call["id"])

    changed = changes.change_period(division, aino, "H1", start_on=None, end_on=date(2027, 11, 30))
    assert {move.deadline.deadline.kind for move in changed.moves} & {"final_report", "amendment_last_call"} == set()


def test_what_a_shorter_project_does_not_demand_any_more_is_shown_as_gone(division, aino):
    code = "2023-1-FI01-KA220-SCH-000123456"
    new = new_project(
        action_type="KA220-SCH", code=code, start_on=date(2025, 12, 31), end_on=date(2028, 12, 30), channel_id=None
    )
    projects.register(division, aino, new, request_key="p1")
    before = dates(division)

    changed = changes.change_period(division, aino, "H1", start_on=None, end_on=date(2027, 12, 30))
    assert None in promised(changed).values()
    assert promised(changed) == what_moved(before, dates(division))


def test_a_period_that_cannot_be_is_refused_before_and_after_it_was_shown(division, aino, mikko, project):
    projects.register(division, aino, new_project(action_type="KA210-VET", title="Pieni"), request_key="p2")
    refused = [
        (aino, "H1", date(2027, 9, 1), None, PeriodReversed),
        (aino, "H1", None, date(2029, 12, 31), PeriodTooLong),
        (aino, "H2", None, date(2026, 6, 30), PeriodTooShort),
        (aino, "L1", date(2027, 3, 20), None, PeriodReversed),
        (aino, "H1", project.start_on, project.end_on, NothingChanges),
        (aino, "L1", None, None, NothingChanges),
        (mikko, "H1", None, date(2027, 11, 30), NotYourProject),
        (aino, "H9", None, date(2027, 11, 30), NoSuchProject),
        (aino, "L9", None, date(2027, 11, 30), NoSuchMobility),
    ]
    before = dump(division.store)
    for actor, reference, start_on, end_on, refusal in refused:
        for ask in (changes.preview_period, changes.change_period):
            with pytest.raises(refusal):
                ask(division, actor, reference, start_on=start_on, end_on=end_on)
    assert dump(division.store) == before


def test_a_mobilitys_change_is_written_down_as_its_own(division, aino, project):
    changes.change_period(division, aino, "L1", start_on=None, end_on=date(2027, 3, 26))

    (line,) = rows(division.store, "SELECT * FROM audit WHERE action = 'mobility.changed'")
    assert (line["subject"], "2027-03-12" in line["before"], "2027-03-26" in line["after"]) == ("L1", True, True)


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
    ended = changes.close(division, aino, "H1")

    assert ended.project.state is ProjectState.CLOSED
    assert planned(division) == ["record_keeping"]
    kinds = [row["kind"] for row in rows(division.store, "SELECT kind FROM deadlines WHERE state = 'open'")]
    assert ended.left_open == sum(not division.rules.is_event(kind) for kind in kinds)


def test_taken_up_again_it_is_as_it_was(division, aino, project):
    sql = 'SELECT deadline_id, "offset", recipient, send_at, state, reason FROM reminders ORDER BY id'
    before = rows(division.store, sql)
    changes.close(division, aino, "H1")

    assert changes.reopen(division, aino, "H1").state is ProjectState.ACTIVE
    assert rows(division.store, sql) == before


def test_what_is_so_already_and_what_is_not_ones_own_is_refused(division, aino, mikko, project):
    with pytest.raises(NothingChanges):
        changes.reopen(division, aino, "H1")
    with pytest.raises(NotYourProject):
        changes.close(division, mikko, "H1")
    changes.close(division, aino, "H1")
    with pytest.raises(NothingChanges):
        changes.close(division, aino, "H1")
    with pytest.raises(NotYourProject):
        changes.reopen(division, mikko, "H1")


def test_a_cancelled_mobility_takes_all_its_dates_with_it_typed_ones_too(division, aino, project):
    for kind, name, is_own in (("bm_complete", "kirjaus", False), (None, "Liput", True)):
        typed_dates.set_date(division, aino, "L1", kind=kind, name=name, is_own_name=is_own, due_on=date(2027, 3, 1))
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
