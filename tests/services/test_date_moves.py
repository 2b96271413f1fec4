"""What a typed date would move, the time of day it may have, and taking it away where it is shown."""

from __future__ import annotations

from datetime import date, time

import pytest

from programme.model import Origin
from services import deadlines, projects, typed_dates
from services.refusal import NotYourProject
from services.running_refusal import DeadlineDone, DeadlineGone, NotDueHere
from services.typed_dates import TypedDate, dates_of, preview_date, take_back_one, typed_one
from tests.support.builders import new_project
from tests.support.tables import dump

BY_RULE = date(2027, 10, 30)
TYPED = date(2027, 9, 15)
REPORT = {"kind": "final_report", "name": "loppuraportti", "is_own_name": False}
OWN = {"kind": None, "name": "Maksatushakemus", "is_own_name": True}


@pytest.fixture(autouse=True)
def project(division, aino):
    """H1, whose final report is due by the rule on Saturday 30.10.2027."""
    return projects.register(division, aino, new_project(), request_key="p1").project


def set_date(division, actor, due_on=TYPED, due_time=None, **what):
    what = what or REPORT
    return typed_dates.set_date(
        division, actor, "H1", typed_dates.TypedDate(due_on=due_on, due_time=due_time, **what)
    ).deadline.deadline


def test_a_look_at_what_moves_changes_nothing(division, aino):
    before = dump(division.store)
    move = preview_date(division, aino, "H1", TypedDate(due_on=TYPED, **REPORT))
    assert dump(division.store) == before
    assert (move.deadline.deadline.due_on, move.moved.due_on) == (BY_RULE, TYPED)
    assert max(move.days_before) <= BY_RULE
    assert max(move.days_after) <= TYPED


def test_the_days_of_the_look_are_those_that_come(division, aino):
    looked = preview_date(division, aino, "H1", TypedDate(due_on=TYPED, **REPORT))
    set_date(division, aino)
    later = preview_date(division, aino, "H1", TypedDate(due_on=BY_RULE, **REPORT))
    assert later.days_before == looked.days_after


@pytest.mark.parametrize(("due_on", "what"), [(BY_RULE, REPORT), (TYPED, OWN)], ids=["the same date", "a new one"])
def test_where_nothing_moves_there_is_nothing_to_look_at(due_on, what, division, aino):
    assert preview_date(division, aino, "H1", TypedDate(due_on=due_on, **what)) is None


def test_a_look_is_refused_as_the_date_would_be(division, aino, mikko):
    with pytest.raises(NotYourProject):
        preview_date(division, mikko, "H1", TypedDate(due_on=TYPED, **REPORT))
    with pytest.raises(NotDueHere):
        preview_date(
            division, aino, "H1", TypedDate(due_on=TYPED, kind="progress_report", name="x", is_own_name=False)
        )


def test_a_date_may_have_a_time_of_day(division, aino):
    assert set_date(division, aino, due_time=time(12, 30)).due_time == time(12, 30)
    assert set_date(division, aino).due_time is None


def test_a_time_goes_with_the_date_that_it_was_typed_with(division, aino):
    report = set_date(division, aino, due_time=time(12))
    back = take_back_one(division, aino, report.id).deadline.deadline
    assert (back.due_on, back.due_time, back.origin) == (BY_RULE, None, Origin.COMPUTED)


def test_a_deadline_of_ones_own_is_withdrawn_where_it_is_shown(division, aino):
    own = set_date(division, aino, **OWN)
    assert take_back_one(division, aino, own.id).is_gone
    with pytest.raises(DeadlineGone):
        take_back_one(division, aino, own.id)


def test_only_a_typed_date_can_be_taken_away_and_only_by_whose_it_is(division, aino, mikko):
    (report,) = (each for each in projects.show(division, "H1").deadlines if each.deadline.kind == "final_report")
    for nothing in (report.deadline.id, 999):
        with pytest.raises(DeadlineGone):
            take_back_one(division, aino, nothing)
    set_date(division, aino)
    for act in (take_back_one, typed_one):
        with pytest.raises(NotYourProject):
            act(division, mikko, report.deadline.id)
    deadlines.complete(division, aino, report.deadline.id)
    with pytest.raises(DeadlineDone):
        take_back_one(division, aino, report.deadline.id)


def test_a_form_learns_what_can_be_dated_and_what_has_been(division, aino, mikko):
    set_date(division, aino)
    set_date(division, aino, **OWN)
    found = dates_of(division, aino, "H1")
    assert {"final_report", "amendment_last_call"} <= set(found.kinds)
    assert not {"participant_report", "progress_report", "project_end"} & set(found.kinds)
    assert [each.deadline.due_on for each in found.typed] == [TYPED, TYPED]
    with pytest.raises(NotYourProject):
        dates_of(division, mikko, "H1")
