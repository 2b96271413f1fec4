"""A project whose reminders rest: nothing comes meanwhile, and what was missed comes once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from services import deadlines, pauses
from services.refusal import NotYourProject
from services.running_refusal import NotPaused, PauseOver
from tests.support.clock import helsinki
from tests.support.seminar import AINO, MOMENTS, SEMINAR, add_seminar, register_seminar, told, why_not
from tests.support.tables import dump, rows


def offsets(messages) -> list[str]:
    return [str(item.offset) for message in messages for item in message.notice.items]


def test_in_a_pause_without_an_end_nothing_comes_and_each_says_why(division, aino, deliver):
    register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=None)

    assert deliver(MOMENTS["due-1"]) == []
    assert set(why_not(division, AINO).values()) == {"paused"}


def test_taken_up_again_what_was_missed_comes_once_and_the_rest_in_its_time(division, aino, clock, deliver):
    register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=None)
    clock.move_to(helsinki("2027-03-11 10:30"))
    pauses.resume(division, aino, "H1")

    (late,) = deliver()
    assert (offsets([late]), late.notice.items[0].occasion) == (["due-7"], "after_pause")
    assert offsets(deliver(MOMENTS["due-1"])) == ["due-1"]
    assert why_not(division, AINO)["due-14"] == "known_late"


def test_taken_up_at_night_it_comes_in_the_morning(division, aino, clock, deliver):
    register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=None)
    clock.move_to(helsinki("2027-03-11 22:30"))
    pauses.resume(division, aino, "H1")

    assert deliver() == []
    assert offsets(deliver(helsinki("2027-03-12 09:00"))) == ["due-7"]


def test_what_was_sent_before_the_pause_does_not_come_again_after_it(division, aino, clock, deliver):
    register_seminar(division, aino)
    assert offsets(deliver(MOMENTS["due-14"])) == ["due-14"]
    pauses.pause(division, aino, "H1", until=None)
    clock.advance(days=3)
    pauses.resume(division, aino, "H1")

    assert deliver() == []
    assert offsets(deliver(MOMENTS["due-7"])) == ["due-7"]


def test_a_pause_with_an_end_ends_by_itself(division, aino, deliver):
    register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=date(2027, 3, 12))

    assert deliver(MOMENTS["due-7"]) == []
    (late,) = deliver(helsinki("2027-03-15 09:00"))
    assert (offsets([late]), late.notice.items[0].occasion) == (["due-7"], "after_pause")
    assert offsets(deliver(MOMENTS["due-1"])) == ["due-1"]


def test_a_second_pause_repeats_nothing_that_came_after_the_first(division, aino, clock, deliver):
    register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=date(2027, 2, 16))
    assert offsets(deliver(helsinki("2027-02-17 09:00"))) == ["due-30"]
    assert offsets(deliver(MOMENTS["due-14"])) == ["due-14"]
    pauses.pause(division, aino, "H1", until=date(2027, 3, 8))
    assert deliver(helsinki("2027-03-09 09:00")) == []
    pauses.pause(division, aino, "H1", until=None)
    clock.advance(days=1)
    pauses.resume(division, aino, "H1")

    assert offsets(deliver()) in ([], ["due-7"])
    assert offsets(deliver(MOMENTS["due-1"])) == ["due-1"]


def test_the_end_of_a_pause_can_be_moved_while_it_lasts(division, aino, deliver):
    register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=date(2027, 3, 31))
    paused = pauses.pause(division, aino, "H1", until=date(2027, 3, 1))

    assert paused.paused_until == date(2027, 3, 1)
    assert offsets(deliver(MOMENTS["due-14"])) == ["due-14"]


def test_saying_the_same_again_changes_nothing(division, aino, clock):
    register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=date(2027, 3, 1))
    before = dump(division.store)
    clock.advance(hours=1)

    pauses.pause(division, aino, "H1", until=date(2027, 3, 1))
    assert dump(division.store) == before


def test_what_becomes_known_in_a_pause_is_not_told_in_it(division, aino, deliver):
    register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=None)
    tomorrow = add_seminar(division, aino, "H1", division.today() + timedelta(days=3), name="Pian")

    assert deliver() == []
    assert told(division, tomorrow) == {}


def test_only_the_paused_project_rests(division, aino, deliver):
    register_seminar(division, aino, title="Lepää")
    register_seminar(division, aino, title="Jatkuu")
    pauses.pause(division, aino, "H1", until=None)

    (message,) = deliver(MOMENTS["due-30"])
    assert message.titles == ["Jatkuu"]


def test_what_is_done_in_a_pause_is_not_told_after_it(division, aino, clock, deliver):
    seminar = register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=None)
    clock.move_to(MOMENTS["due-7"])
    deadlines.complete(division, aino, seminar)
    pauses.resume(division, aino, "H1")

    assert deliver() == []


def test_what_fell_due_just_before_the_pause_rests_too(division, aino, clock, deliver):
    register_seminar(division, aino)
    clock.move_to(MOMENTS["due-14"])
    pauses.pause(division, aino, "H1", until=None)

    assert offsets(deliver()) == []


def test_a_pause_is_refused_where_it_is_over_and_to_those_it_is_none_of(division, aino, mikko):
    register_seminar(division, aino)
    before = dump(division.store)
    with pytest.raises(PauseOver):
        pauses.pause(division, aino, "H1", until=division.today() - timedelta(days=1))
    with pytest.raises(NotYourProject):
        pauses.pause(division, mikko, "H1", until=None)
    with pytest.raises(NotYourProject):
        pauses.resume(division, mikko, "H1")
    with pytest.raises(NotPaused):
        pauses.resume(division, aino, "H1")
    assert dump(division.store) == before


def test_both_are_in_the_history(division, aino):
    register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=SEMINAR)
    pauses.resume(division, aino, "H1")

    lines = rows(division.store, "SELECT action FROM audit WHERE action LIKE 'project.%' ORDER BY id")
    assert [line["action"] for line in lines][-2:] == ["project.paused", "project.resumed"]


def test_a_pause_that_is_over_is_none_and_the_next_counts_from_its_own_day(division, aino, clock):
    register_seminar(division, aino)
    pauses.pause(division, aino, "H1", until=division.today() + timedelta(days=3))
    clock.advance(days=7)
    with pytest.raises(NotPaused):
        pauses.resume(division, aino, "H1")

    assert pauses.pause(division, aino, "H1", until=None).paused_at == division.now()
