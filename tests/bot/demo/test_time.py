"""Where time stops on its way through a demo. The clock of these tests begins on Tuesday, 24 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from bot.demo.time import BotTime
from programme.loader import load_rules
from programme.rules import Rules
from services.clock import ClockShift
from storage import heartbeats
from tests.support.clock import helsinki
from tests.support.trips import register_trip, trips_only


def never() -> bool:
    return False


@pytest.fixture(scope="session")
def rules() -> Rules:
    return trips_only(load_rules())


@pytest.fixture
def shift(tmp_path) -> ClockShift:
    return ClockShift(tmp_path / "clock")


@pytest.fixture
def bot_time(store, timetable, shift) -> BotTime:
    return BotTime(shift, store.path, timetable)


@pytest.fixture
def passes(store, monkeypatch):
    """Instead of sleeping, a job goes through at the next of these moments; tells how many have gone."""
    gone = []

    def expect(job, *moments):
        left = list(moments)

        def go_through(_seconds):
            gone.append(left.pop(0))
            with store.writing() as session:
                heartbeats.record(session, job, at=gone[-1])

        monkeypatch.setattr("bot.demo.time.time.sleep", go_through)
        return gone

    return expect


def test_time_stops_at_the_next_weeks_first_working_morning_where_nothing_comes_before(bot_time, shift):
    shift.move(helsinki("2026-11-24 10:00"))
    assert bot_time.next_stop() == helsinki("2026-11-30 09:00")

    # The sixth of January is a holiday, and the days before it lie in the quiet time around Christmas.
    shift.move(helsinki("2026-12-29 10:00"))
    assert bot_time.next_stop() == helsinki("2027-01-07 09:00")


def test_time_stops_where_a_reminder_is_planned(bot_time, shift, division, aino):
    register_trip(division, aino, date(2027, 3, 17), "Leipzig")

    shift.move(helsinki("2027-02-12 10:00"))
    assert bot_time.next_stop() == helsinki("2027-02-15 09:00")


def test_on_a_day_without_summaries_nothing_is_waited_for(bot_time, shift):
    shift.move(helsinki("2026-11-25 10:00"))

    bot_time.settle(never)


def test_on_the_first_working_day_two_passes_are_the_first_may_have_begun_before(bot_time, shift, passes):
    shift.move(helsinki("2026-11-30 09:00"))
    gone = passes("digests", *(helsinki(f"2026-11-30 09:0{minute}") for minute in range(1, 5)))

    bot_time.settle(never)

    assert len(gone) == 2


def test_a_leap_is_no_outage_the_bot_shows_that_it_lives_shortly_before(bot_time, shift, passes):
    shift.move(helsinki("2026-11-24 10:00"))
    gone = passes("deliver", helsinki("2026-11-24 10:00"), helsinki("2026-11-30 08:59:31"))

    bot_time.move(helsinki("2026-11-30 09:00"), never)

    assert len(gone) == 2
    assert bot_time.now() >= helsinki("2026-11-30 09:00")


def test_whoever_is_stopped_waits_for_nothing_and_stays_where_time_is(bot_time, shift, monkeypatch):
    """A busy bot shows a sign of life only after many seconds; a stop must not wait for it."""
    shift.move(helsinki("2026-11-24 10:00"))
    glances = []
    monkeypatch.setattr("bot.demo.time.time.sleep", glances.append)

    bot_time.move(helsinki("2026-11-30 09:00"), lambda: len(glances) >= 3)
    assert len(glances) == 3
    assert helsinki("2026-11-30 08:59") < bot_time.now() < helsinki("2026-11-30 09:00")

    shift.move(helsinki("2026-11-30 09:00"))
    bot_time.settle(lambda: len(glances) >= 5)
    assert len(glances) == 5
