"""After a silence in which something was due, administrators hear of it, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jobs.pulse import Pulse
from jobs.ticks import deliver_due, guarded
from programme.loader import load_rules
from programme.rules import Rules
from services import presence
from services.alarms import Silence, notice_silence
from services.gateway import Notice, Undeliverable
from services.presence import Leave
from tests.support.clock import HELSINKI, helsinki
from tests.support.gateway import Seconds, fails, make_courier
from tests.support.outbox import MONTH_BEFORE, TRIP
from tests.support.seminar import AINO, EVERYBODY, SARI
from tests.support.trips import register_trip, trips_only

BEFORE = MONTH_BEFORE - timedelta(hours=2)
RECOVERY = helsinki("2027-02-15 14:30")


@pytest.fixture(scope="session")
def rules() -> Rules:
    return trips_only(load_rules())


@pytest.fixture
def run(division, gateway, clock):
    """A process that starts, works for a while from a moment on, and is gone again."""
    seconds = Seconds()

    def until_quiet(moment, *, holder="first", of=division):
        clock.move_to(moment)
        courier = make_courier(of, gateway, holder=holder, seconds=seconds)
        work = guarded("deliver", lambda: deliver_due(courier), pulse=Pulse(seconds), division=of)
        for _ in range(4):
            work()
            clock.advance(seconds=5)
        courier.lease.release()

    return until_quiet


def silences(gateway) -> list[Silence]:
    return [message.outgoing for message in gateway.standing if isinstance(message.outgoing, Silence)]


def test_who_looks_after_the_bot_hears_how_long_it_was_silent_and_how_much_comes_late(division, aino, gateway, run):
    register_trip(division, aino, TRIP, "Leipzig")
    register_trip(division, aino, TRIP, "Tartto")
    run(BEFORE)
    run(RECOVERY)

    (silence,) = silences(gateway)
    assert silence.recipient == SARI
    assert silence.late == 2
    assert silence.since == (BEFORE + timedelta(seconds=15)).astimezone(HELSINKI)
    assert silence.until == RECOVERY.astimezone(HELSINKI)
    (notice,) = [message.notice for message in gateway.to(AINO)]
    assert all(item.is_late for item in notice.items)


def test_of_one_silence_there_is_one_word_whoever_comes_back_and_how_often(division, aino, clock, gateway, run):
    register_trip(division, aino, TRIP)
    run(BEFORE)
    clock.move_to(RECOVERY)
    notice_silence(division)  # one that dies before its first sign of life
    clock.advance(minutes=1)
    run(clock(), holder="second")
    run(clock(), holder="third")

    assert len(silences(gateway)) == 1


def test_each_silence_has_its_own(division, aino, gateway, run):
    register_trip(division, aino, TRIP)
    run(BEFORE)
    run(RECOVERY)
    run(helsinki("2027-03-10 14:00"))

    assert [silence.late for silence in silences(gateway)] == [1, 1]


def test_a_restart_and_a_silence_in_which_nothing_was_due_are_not_worth_a_word(division, aino, gateway, run):
    register_trip(division, aino, TRIP)
    run(helsinki("2027-02-13 12:00"))
    run(helsinki("2027-02-14 12:00"))
    run(MONTH_BEFORE - timedelta(minutes=30))
    run(MONTH_BEFORE + timedelta(minutes=20))

    assert silences(gateway) == []
    assert len(gateway.to(AINO)) == 1


def test_at_night_it_is_not_said_but_in_the_morning(division, aino, gateway, run):
    register_trip(division, aino, TRIP)
    run(BEFORE)
    run(helsinki("2027-02-15 23:00"))
    assert gateway.standing == []

    run(helsinki("2027-02-16 09:00"))
    assert {type(message.outgoing) for message in gateway.standing} == {Silence, Notice}


def test_another_administrator_hears_of_it_where_one_is_on_leave(division, aino, sari, gateway, run):
    both = replace(division, administrators=frozenset({"USARI", "UOLLI"}))
    presence.take_leave(both, sari, Leave(first=RECOVERY.date(), last=RECOVERY.date(), deputy=None))
    register_trip(both, aino, TRIP)
    run(BEFORE, of=both)
    run(RECOVERY, of=both)

    assert [silence.recipient.id for silence in silences(gateway)] == ["UOLLI"]


def test_where_no_administrator_can_be_reached_the_divisions_channel_hears_of_it(division, aino, gateway, run):
    for_all = replace(division, channel_id=EVERYBODY.id)
    gateway.closed[SARI] = fails(Undeliverable(error="user_not_found"))
    register_trip(for_all, aino, TRIP)
    run(BEFORE, of=for_all)
    run(RECOVERY, of=for_all)

    assert [silence.recipient for silence in silences(gateway)] == [EVERYBODY]
