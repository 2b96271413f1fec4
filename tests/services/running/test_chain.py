"""Where somebody cannot be reached, what was for them goes on along the chain until it reaches somebody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programme.model import Recipient
from services import handover, presence
from services.delivery import JITTER, RETRY_PAUSE
from services.gateway import TryAgain, Undeliverable
from services.presence import Leave
from services.retries import doubling
from tests.support.gateway import FakeGateway, Seconds, fails, make_courier
from tests.support.outbox import until_next_call
from tests.support.seminar import (
    AINO,
    CHANNEL,
    EERIKA,
    ELLI,
    EVERYBODY,
    KATJA,
    MIKKO,
    MOMENTS,
    SARI,
    actor,
    appoint,
    register_seminar,
)
from tests.support.tables import rows

GONE = fails(Undeliverable(error="user_not_found"))
CHAIN = [CHANNEL, AINO, ELLI, EERIKA, KATJA, SARI, EVERYBODY]
THE_DAY = MOMENTS["due-30"].date()


@pytest.fixture
def for_all(division):
    return replace(division, channel_id=EVERYBODY.id)


@pytest.fixture
def seminar(for_all, aino, sari):
    """In a project with a channel, with somebody in every place of the chain."""
    appoint(for_all, sari)
    presence.take_leave(for_all, aino, Leave(first=THE_DAY, last=THE_DAY, deputy="UELLI"))
    presence.end_leave(for_all, aino)
    return register_seminar(for_all, aino, channel_id=CHANNEL.id)


@pytest.fixture
def pass_on(for_all, gateway, clock):
    courier = make_courier(for_all, gateway, seconds=Seconds())

    def until_quiet() -> list[Recipient]:
        for _ in range(12):
            courier.deliver_due()
            clock.advance(seconds=5)
        return [message.recipient for message in gateway.standing]

    return until_quiet


@pytest.mark.parametrize("unreachable", range(len(CHAIN)))
def test_the_first_of_the_chain_who_can_be_reached_hears_it_once(
    seminar, clock, gateway: FakeGateway, pass_on, unreachable
):
    for recipient in CHAIN[:unreachable]:
        gateway.closed[recipient] = GONE
    clock.move_to(MOMENTS["due-30"])

    assert pass_on() == [CHAIN[unreachable]]
    (message,) = gateway.standing
    assert message.notice.items[0].is_rerouted is (unreachable > 0)


def test_where_the_chain_ends_nothing_is_lost(seminar, for_all, clock, gateway, pass_on):
    for recipient in CHAIN:
        gateway.closed[recipient] = GONE
    clock.move_to(MOMENTS["due-30"])
    assert pass_on() == []
    waiting = rows(for_all.store, "SELECT recipient FROM deliveries WHERE state = 'waiting'")
    assert waiting == [{"recipient": str(EVERYBODY)}]

    del gateway.closed[EVERYBODY]
    clock.advance(days=1)
    assert pass_on() == [EVERYBODY]


def test_nobody_is_asked_twice_on_the_way(seminar, for_all, clock, gateway, pass_on):
    for recipient in CHAIN[:-1]:
        gateway.closed[recipient] = GONE
    clock.move_to(MOMENTS["due-30"])
    pass_on()

    tried = rows(for_all.store, "SELECT recipient FROM deliveries ORDER BY length(id), id")
    assert sorted(row["recipient"] for row in tried) == sorted(map(str, CHAIN))


def test_who_has_it_by_the_plan_is_not_told_again_by_the_chain(seminar, clock, gateway, pass_on):
    clock.move_to(MOMENTS["due-14"])
    pass_on()
    gateway.standing.clear()
    gateway.closed[AINO] = GONE
    clock.move_to(MOMENTS["due-7"])

    assert sorted(map(str, pass_on())) == sorted(map(str, [CHANNEL, ELLI]))


def test_a_deputy_who_is_on_leave_is_passed_over(seminar, for_all, clock, gateway, pass_on):
    presence.take_leave(for_all, actor("UELLI"), Leave(first=THE_DAY, last=THE_DAY, deputy=None))
    gateway.closed[CHANNEL] = gateway.closed[AINO] = GONE
    clock.move_to(MOMENTS["due-30"])

    assert pass_on() == [EERIKA]


def test_a_closed_channel_leads_to_the_deputy_of_one_on_leave(seminar, for_all, aino, clock, gateway, pass_on):
    presence.take_leave(for_all, aino, Leave(first=THE_DAY, last=THE_DAY, deputy="UELLI"))
    gateway.closed[CHANNEL] = GONE
    clock.move_to(MOMENTS["due-30"])

    assert pass_on() == [ELLI]


def test_a_briefing_that_cannot_be_delivered_reaches_somebody(seminar, for_all, aino, gateway, pass_on):
    gateway.closed[MIKKO] = GONE
    handover.hand_over(for_all, aino, "H1", to="UMIKKO")

    assert pass_on() != []


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_a_pause_is_longer_by_chance_and_by_a_quarter_at_most(division, aino, clock, chance):
    register_seminar(division, aino)
    gateway = FakeGateway()
    courier = replace(make_courier(division, gateway, seconds=Seconds()), chance=lambda: chance)
    gateway.script("send", *[fails(TryAgain(error="service_unavailable"))] * 9)
    clock.move_to(MOMENTS["due-30"])
    courier.deliver_due()

    for attempts in range(1, 5):
        shortest = doubling(RETRY_PAUSE, attempts).total_seconds()
        pause = until_next_call(courier, clock, gateway)
        assert shortest <= pause <= (1 + JITTER) * shortest + 1
        assert abs(pause - (1 + JITTER * chance) * shortest) < 1
