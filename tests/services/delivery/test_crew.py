"""Several messages at once on real threads: a slow recipient holds nobody up, and nobody gets two at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from services.crew import Crew
from services.delivery import Courier
from tests.support.gateway import FakeGateway, Fault
from tests.support.outbox import AINO, ELLI, MONTH_BEFORE, TRIP, only_delivery, states
from tests.support.trips import register_trip

# In seconds; only what is wrong waits so long.
PATIENCE = 20


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as executor:
        yield executor


@pytest.fixture
def crew(executor) -> Crew:
    return Crew(executor, size=4)


@pytest.fixture
def held(executor) -> Iterator[threading.Event]:
    """What is slow waits for this; it is always set in the end."""
    event = threading.Event()
    yield event
    event.set()


def waits_for(event: threading.Event) -> Callable[[], int]:
    def task() -> int:
        assert event.wait(PATIENCE)
        return 1

    return task


def fail() -> int:
    raise ZeroDivisionError


def test_one_that_is_slow_holds_up_no_other(crew, held):
    done = threading.Event()
    assert crew.take("slow", waits_for(held))
    assert crew.take("quick", lambda: done.set() or 1)

    assert done.wait(PATIENCE)
    assert not crew.wait_until_idle(0)
    held.set()
    assert crew.wait_until_idle(PATIENCE)
    assert (crew.collect(), crew.collect()) == (2, 0)


def test_two_of_one_key_never_run_at_once(crew, held):
    assert crew.take("aino", waits_for(held))
    assert not crew.take("aino", waits_for(held))
    held.set()
    assert crew.wait_until_idle(PATIENCE)

    assert crew.take("aino", lambda: 1)
    assert crew.wait_until_idle(PATIENCE)
    assert crew.collect() == 2


def test_there_is_room_for_so_many_and_then_for_the_next_as_one_ends(crew, held):
    for number in range(4):
        assert crew.wait_for_room(0)
        crew.take(f"number {number}", waits_for(held))
    assert not crew.wait_for_room(0.01)
    assert not crew.wait_until_idle(0.01)

    held.set()
    assert crew.wait_for_room(PATIENCE)


def test_an_error_is_raised_when_it_is_collected_and_the_others_are_done(crew):
    done: list[int] = []
    crew.take("breaks", fail)
    crew.take("works", lambda: done.append(1) or 1)
    assert crew.wait_until_idle(PATIENCE)

    with pytest.raises(ZeroDivisionError):
        crew.collect()
    assert (done, crew.collect()) == ([1], 0)


def test_what_could_not_even_begin_leaves_its_place_free(crew, executor):
    executor.shutdown()
    with pytest.raises(RuntimeError):
        crew.take("late", lambda: 1)
    assert crew.wait_until_idle(0)


class FreeGateway(FakeGateway):
    """One whose methods a test may put others in the place of."""

    __slots__ = ("__dict__",)


@pytest.fixture
def gateway():
    return FreeGateway()


@pytest.fixture
def threaded(courier, crew) -> Courier:
    return replace(courier, crew=crew)


@pytest.fixture
def slow_for_aino(gateway, held) -> threading.Event:
    """Posts to Aino wait; the event says that one has begun."""
    begun, send = threading.Event(), gateway.send

    def slowly(outgoing):
        if outgoing.recipient == AINO:
            begun.set()
            assert held.wait(PATIENCE)
        return send(outgoing)

    gateway.send = slowly
    return begun


def finish(courier: Courier) -> int:
    assert courier.crew.wait_until_idle(PATIENCE)
    return courier.crew.collect()


def test_a_slow_recipient_holds_up_nobody_and_gets_one_message(
    division, aino, clock, threaded, gateway, held, slow_for_aino
):
    register_trip(division, aino, TRIP, coordinators=("UAINO", "UELLI"))
    clock.move_to(MONTH_BEFORE)
    sent = threaded.deliver_due()
    assert slow_for_aino.wait(PATIENCE)
    while not gateway.to(ELLI):
        sent += threaded.deliver_due()

    assert gateway.to(AINO) == []
    held.set()
    assert sent + finish(threaded) == 2
    assert states(division) == {"planned": 4, "sent": 2}


def test_a_slow_post_that_outlives_its_pass_is_not_settled_by_the_next(
    division, aino, clock, threaded, gateway, held, slow_for_aino
):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    threaded.deliver_due()
    assert slow_for_aino.wait(PATIENCE)
    for _ in range(5):
        clock.advance(minutes=20)
        threaded.deliver_due()

    assert gateway.calls == []
    assert only_delivery(division)["attempts"] == 1
    held.set()
    assert finish(threaded) == 1
    threaded.deliver_due()
    finish(threaded)
    assert gateway.calls == ["send"]
    assert states(division) == {"planned": 2, "sent": 1}


def test_while_one_message_is_on_its_way_the_next_for_the_same_waits(
    division, aino, clock, threaded, gateway, held, slow_for_aino
):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    threaded.deliver_due()
    assert slow_for_aino.wait(PATIENCE)
    register_trip(division, aino, clock().date() + timedelta(days=3))
    clock.advance(seconds=30)
    threaded.deliver_due()
    assert states(division)["claimed"] == 1

    held.set()
    finish(threaded)
    clock.advance(seconds=5)
    threaded.deliver_due()
    finish(threaded)
    assert len(gateway.to(AINO)) == 2


def test_one_message_that_breaks_is_told_and_the_others_are_served(division, aino, clock, threaded, gateway):
    register_trip(division, aino, TRIP, coordinators=("UAINO", "UELLI"))
    gateway.closed[AINO] = Fault(raises=ZeroDivisionError())
    clock.move_to(MONTH_BEFORE)
    broken = 0
    while not gateway.to(ELLI) or not broken:
        try:
            threaded.deliver_due()
            finish(threaded)
        except ZeroDivisionError:
            broken += 1

    assert (broken, len(gateway.to(ELLI))) == (1, 1)


def test_a_crew_that_is_full_leaves_the_rest_for_the_next_pass(
    division, aino, clock, courier, executor, gateway, held, slow_for_aino, monkeypatch
):
    monkeypatch.setattr("services.delivery.ROOM", 0.01)
    one_at_a_time = replace(courier, crew=Crew(executor, size=1))
    register_trip(division, aino, TRIP, coordinators=("UAINO", "UELLI"))
    clock.move_to(MONTH_BEFORE)
    one_at_a_time.deliver_due()
    assert slow_for_aino.wait(PATIENCE)
    assert gateway.to(ELLI) == []

    held.set()
    finish(one_at_a_time)
    one_at_a_time.deliver_due()
    finish(one_at_a_time)
    assert len(gateway.to(ELLI)) == 1
