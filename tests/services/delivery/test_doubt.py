"""After a crash or a lost answer: one message, never none and never two."""

from datetime import timedelta

import pytest

from services.delivery import RETRY_PAUSE
from services.gateway import TryAgain
from services.retries import LONGEST_PAUSE, doubling
from storage.deliveries import DeliveryState
from tests.support.gateway import (
    CRASH_AFTER_POSTING,
    CRASH_BEFORE_POSTING,
    LOST_AFTER_POSTING,
    LOST_BEFORE_POSTING,
    Crash,
    fails,
)
from tests.support.outbox import MONTH_BEFORE, TRIP, only_delivery, states, until_next_call
from tests.support.trips import register_trip


@pytest.mark.parametrize("crash", [CRASH_BEFORE_POSTING, CRASH_AFTER_POSTING])
def test_a_crash_around_the_post_ends_in_exactly_one_message(
    division, aino, clock, courier, gateway, restarted, crash
):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", crash)
    with pytest.raises(Crash):
        courier.deliver_due()
    assert only_delivery(division)["state"] == DeliveryState.CLAIMED

    assert restarted().deliver_due() == 1

    assert len(gateway.standing) == 1
    assert only_delivery(division)["message_ts"] == gateway.standing[0].ts
    assert states(division) == {"planned": 2, "sent": 1}


def test_a_message_is_claimed_in_the_database_before_it_is_posted(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    seen = []
    gateway.before_send = lambda: seen.append(only_delivery(division))

    courier.deliver_due()

    assert [(row["state"], row["message_ts"]) for row in seen] == [("claimed", None)]


def test_a_lost_answer_is_looked_up_and_not_posted_again(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", LOST_AFTER_POSTING)

    assert courier.deliver_due() == 0
    clock.advance(seconds=5)
    assert courier.deliver_due() == 1

    assert gateway.calls == ["send", "find"]
    assert len(gateway.standing) == 1


def test_a_lost_answer_to_what_was_never_posted_is_posted_once(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", LOST_BEFORE_POSTING)
    courier.deliver_due()
    clock.advance(seconds=5)

    assert courier.deliver_due() == 1
    assert gateway.calls == ["send", "find", "send"]
    assert len(gateway.standing) == 1


def test_while_it_cannot_be_looked_up_nobody_posts_again(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", LOST_AFTER_POSTING)
    gateway.script("find", *[fails(TryAgain(error="HTTP 503"))] * 5)
    for _ in range(10):
        courier.deliver_due()
        clock.advance(minutes=5)

    assert gateway.calls == ["send", *["find"] * 6]
    assert len(gateway.standing) == 1


def test_a_lost_answer_again_and_again_waits_longer_each_time(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", *[LOST_BEFORE_POSTING] * 4)
    courier.deliver_due()

    assert [until_next_call(courier, clock, gateway) for _ in range(3)] == [5, 10, 20]


def test_pauses_grow_up_to_a_quarter_of_an_hour():
    assert [doubling(RETRY_PAUSE, attempt).total_seconds() for attempt in (1, 2, 3, 8)] == [5, 10, 20, 640]
    assert doubling(RETRY_PAUSE, 9) == doubling(RETRY_PAUSE, 1000) == LONGEST_PAUSE


def test_a_chat_that_says_later_is_asked_again_after_growing_pauses_without_a_look_up(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", *[fails(TryAgain(error="service_unavailable"))] * 4)
    courier.deliver_due()
    assert (only_delivery(division)["state"], only_delivery(division)["error"]) == ("waiting", "service_unavailable")

    assert [until_next_call(courier, clock, gateway) for _ in range(4)] == [5, 10, 20, 40]
    assert gateway.calls == ["send"] * 5
    assert len(gateway.standing) == 1


def test_the_pause_that_the_chat_asks_for_is_kept(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", fails(TryAgain(error="ratelimited", after=77)))
    courier.deliver_due()

    assert until_next_call(courier, clock, gateway) == 77


def test_while_a_message_waits_nothing_more_goes_to_the_same_recipient(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", fails(TryAgain(error="ratelimited", after=600)))
    courier.deliver_due()
    register_trip(division, aino, clock().date() + timedelta(days=3))
    clock.advance(seconds=30)

    assert courier.deliver_due() == 0
    assert gateway.calls == ["send"]


def test_a_clock_that_is_set_back_makes_no_message_in_doubt_wait(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    clock.advance(minutes=58)
    gateway.script("send", LOST_AFTER_POSTING)
    courier.deliver_due()
    clock.advance(minutes=-50)

    assert courier.deliver_due() == 1
    assert gateway.calls == ["send", "find"]
