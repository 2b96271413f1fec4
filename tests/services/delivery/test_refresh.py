"""Sent messages show what is so."""

import pytest

from services.gateway import TryAgain, Undeliverable
from services.refreshing import REFRESH_PAUSE
from tests.support.gateway import Crash, Fault, fails, make_courier
from tests.support.outbox import MONTH_BEFORE, TRIP, complete_trip
from tests.support.trips import register_trip


@pytest.fixture
def stale(division, aino, clock, courier, gateway):
    """A message that speaks of two trips, of which one is done by now."""
    register_trip(division, aino, TRIP, "Leipzig")
    register_trip(division, aino, TRIP, "Tartto")
    clock.move_to(MONTH_BEFORE)
    courier.deliver_due()
    complete_trip(division, aino)
    return gateway.standing[0]


def open_titles(message) -> list[str]:
    return [item.project.title for item in message.notice.items if item.deadline.is_open]


def test_every_message_that_speaks_of_what_is_done_is_shown_anew_and_once(courier, gateway, stale):
    courier.refresh()
    courier.refresh()

    assert open_titles(stale) == ["Tartto"]
    assert gateway.calls.count("update") == 1


def test_an_update_that_fails_is_tried_again_when_the_chat_says(clock, courier, gateway, stale):
    gateway.script("update", fails(TryAgain(error="ratelimited", after=20)))
    courier.refresh()
    clock.advance(seconds=19)
    courier.refresh()
    assert gateway.calls.count("update") == 1

    clock.advance(seconds=1)
    courier.refresh()
    assert open_titles(stale) == ["Tartto"]


def test_a_message_that_is_gone_is_not_updated_for_ever(clock, courier, gateway, stale):
    gateway.script("update", fails(Undeliverable(error="message_not_found")))
    for _ in range(3):
        courier.refresh()
        clock.advance(hours=1)

    assert gateway.calls.count("update") == 1


def test_what_is_done_while_the_message_is_being_updated_is_shown_too(division, aino, courier, gateway, stale):
    def meanwhile() -> None:
        gateway.after_update = lambda: None
        complete_trip(division, aino, "L2")

    gateway.after_update = meanwhile
    courier.refresh()
    courier.refresh()

    assert open_titles(stale) == []


def test_two_who_refresh_at_once_do_not_both_update(division, courier, gateway, stale):
    other = make_courier(division, gateway, holder="second")
    gateway.after_update = other.refresh

    courier.refresh()

    assert stale.updates == 1


def test_an_update_that_breaks_the_pass_does_not_hold_up_the_others(
    division, aino, sari, clock, courier, gateway, stale
):
    register_trip(division, aino, TRIP, "Oslo", coordinators=("UELLI",))
    courier.deliver_due()
    gateway.script("update", Fault(raises=ZeroDivisionError()))
    complete_trip(division, sari, "L3")
    courier.refresh()
    assert gateway.calls.count("update") == 2
    with pytest.raises(ZeroDivisionError):
        courier.deliver_due()  # the pass tells what one of its conversations died of
    clock.advance(seconds=REFRESH_PAUSE.total_seconds())
    courier.refresh()
    assert [open_titles(message) for message in gateway.standing] == [["Tartto"], []]


def test_a_crash_during_an_update_is_made_good(clock, courier, gateway, stale):
    gateway.script("update", Fault(raises=Crash()))
    with pytest.raises(Crash):
        courier.refresh()
    clock.advance(seconds=REFRESH_PAUSE.total_seconds())

    courier.refresh()
    assert open_titles(stale) == ["Tartto"]


def test_an_update_that_fails_again_and_again_is_tried_less_and_less(clock, courier, gateway, stale):
    gateway.script("update", *[fails(TryAgain(error="service_unavailable"))] * 100)
    tried = []
    for minute in range(75):
        before = gateway.calls.count("update")
        courier.refresh()
        if gateway.calls.count("update") > before:
            tried.append(minute)
        clock.advance(minutes=1)
    assert tried == [0, 1, 3, 7, 15, 30, 45, 60]

    gateway.get_well()
    clock.advance(minutes=15)
    courier.refresh()
    assert open_titles(stale) == ["Tartto"]


def test_something_more_that_is_done_is_shown_at_once(division, aino, clock, courier, gateway, stale):
    gateway.script("update", *[fails(TryAgain(error="service_unavailable"))] * 6)
    for _ in range(32):
        courier.refresh()
        clock.advance(minutes=1)
    complete_trip(division, aino, "L2")
    courier.refresh()

    assert open_titles(stale) == []
