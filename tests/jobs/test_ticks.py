import logging
from dataclasses import replace
from datetime import date

import pytest

from jobs.pulse import Pulse
from jobs.ticks import REQUESTS_KEPT, deliver_due, guarded, look_who_is_there, prepare_digests, replan
from storage import heartbeats
from tests.support.clock import helsinki
from tests.support.gateway import Crash, FakeGateway, Seconds, make_courier
from tests.support.tables import change, rows
from tests.support.trips import register_trip


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def pulse(seconds):
    return Pulse(seconds)


def beats(division):
    with division.store.reading() as session:
        return heartbeats.latest(session)


def test_a_pass_that_goes_through_leaves_a_sign_of_life(division, clock, pulse, seconds):
    seconds.now += 1000
    done = []

    guarded("deliver", lambda: done.append(1), pulse=pulse, division=division)()

    assert done == [1]
    assert beats(division) == {"deliver": clock()}
    assert pulse.is_alive("deliver", within=1)


def test_a_pass_that_fails_is_logged_and_swallowed_and_leaves_no_sign_of_life(division, pulse, seconds, caplog):
    seconds.now += 1000

    typed = "what somebody typed"

    def fail() -> None:
        raise ZeroDivisionError(typed)

    guarded("deliver", fail, pulse=pulse, division=division)()

    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert "the job deliver failed" in record.getMessage()
    assert "ZeroDivisionError" in record.getMessage()
    assert "what somebody typed" not in caplog.text
    assert beats(division) == {}
    assert not pulse.is_alive("deliver", within=120)


def test_a_sign_of_life_that_cannot_be_kept_does_not_end_the_job(division, pulse, caplog):
    division.store.path.unlink()

    guarded("deliver", lambda: None, pulse=pulse, division=division)()

    assert "the job deliver failed" in caplog.text


def test_the_end_of_the_process_is_nobodys_to_swallow(division, pulse):
    def crash() -> None:
        raise Crash

    with pytest.raises(Crash):
        guarded("deliver", crash, pulse=pulse, division=division)()


def test_what_was_sent_is_counted_in_the_log_and_silence_is_not(division, aino, clock, caplog):
    caplog.set_level(logging.INFO)
    register_trip(division, aino, date(2027, 3, 17))
    gateway = FakeGateway()
    courier = make_courier(division, gateway)
    deliver_due(courier)
    caplog.clear()
    deliver_due(courier)
    assert caplog.messages == []

    clock.move_to(helsinki("2027-02-15 09:00"))
    deliver_due(courier)
    assert caplog.messages == ["sent 1 messages"]


def test_the_nightly_pass_plans_anew_and_forgets_old_requests(division, aino, clock):
    register_trip(division, aino, date(2027, 3, 17))
    clock.advance(seconds=REQUESTS_KEPT.total_seconds() + 1)

    replan(replace(division, rules=replace(division.rules, deadlines=())))

    assert rows(division.store, "SELECT DISTINCT state FROM deadlines") == [{"state": "withdrawn"}]
    assert rows(division.store, "SELECT * FROM requests") == []


def test_the_weeks_digests_are_prepared_once_and_silence_is_not_logged(division, aino, clock, caplog):
    caplog.set_level(logging.INFO)
    register_trip(division, aino, date(2026, 12, 2))
    change(division.store, "UPDATE contacts SET checked_on = '2026-11-24'")
    clock.move_to(helsinki("2026-11-25 10:00"))
    prepare_digests(division)
    assert caplog.messages == []

    clock.move_to(helsinki("2026-11-30 09:00"))
    for _ in range(3):
        prepare_digests(division)
        clock.advance(minutes=5)
    assert caplog.messages == ["prepared 1 digests"]


def test_who_has_gone_is_missed_once(division, aino, caplog):
    caplog.set_level(logging.INFO)
    register_trip(division, aino, date(2027, 3, 17))
    for _ in range(2):
        look_who_is_there(division, lambda account_id: account_id == "UAINO")

    assert caplog.messages == ["UAINO has gone from the chat", "1 people have gone or come back"]
