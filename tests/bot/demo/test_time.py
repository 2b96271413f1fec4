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


@pytest.fixture(scope="session")
def rules() -> Rules:
    return trips_only(load_rules())


@pytest.fixture
def bot_time(store, timetable, tmp_path) -> BotTime:
    return BotTime(ClockShift(tmp_path / "clock"), store.path, timetable)


def test_time_stops_at_the_next_weeks_first_working_morning_where_nothing_comes_before(bot_time):
    bot_time.move(helsinki("2026-11-24 10:00"))
    assert bot_time.next_stop() == helsinki("2026-11-30 09:00")

    # The sixth of January is a holiday, and the days before it lie in the quiet time around Christmas.
    bot_time.move(helsinki("2026-12-29 10:00"))
    assert bot_time.next_stop() == helsinki("2027-01-07 09:00")


def test_time_stops_where_a_reminder_is_planned(bot_time, division, aino):
    register_trip(division, aino, date(2027, 3, 17), "Leipzig")

    bot_time.move(helsinki("2027-02-12 10:00"))
    assert bot_time.next_stop() == helsinki("2027-02-15 09:00")


def test_on_a_day_without_summaries_nothing_is_waited_for(bot_time):
    bot_time.move(helsinki("2026-11-25 10:00"))

    bot_time.settle()


def test_on_the_first_working_day_the_summaries_are(bot_time, store, monkeypatch):
    bot_time.move(helsinki("2026-11-30 09:00"))
    waited = []

    def prepare_summaries(seconds):
        waited.append(seconds)
        with store.writing() as session:
            heartbeats.record(session, "digests", at=helsinki(f"2026-11-30 09:0{len(waited)}"))

    monkeypatch.setattr("bot.demo.time.time.sleep", prepare_summaries)
    bot_time.settle()

    # Two passes: the first that ended after nine may have begun before.
    assert len(waited) == 2
