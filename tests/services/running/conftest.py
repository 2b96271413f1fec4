"""A rule book in which nothing is due but what somebody has typed, or a trip; and a process that delivers it."""

from __future__ import annotations

import pytest

from programme.loader import load_rules
from programme.rules import Rules
from tests.support.gateway import Seconds, make_courier
from tests.support.trips import trips_only


@pytest.fixture(scope="session")
def rules() -> Rules:
    return trips_only(load_rules())


@pytest.fixture
def courier(division, gateway):
    return make_courier(division, gateway, seconds=Seconds())


@pytest.fixture
def deliver(courier, clock, gateway):
    """Lets everything go out that is due by a moment, and tells who got what new since the last time."""

    def until(moment=None):
        before = len(gateway.standing)
        if moment is not None:
            clock.move_to(moment)
        for _ in range(8):
            courier.deliver_due()
            clock.advance(seconds=5)
        return gateway.standing[before:]

    return until
