"""A process that delivers into a chat in memory, and another to come after it."""

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
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def courier(division, gateway, seconds):
    return make_courier(division, gateway, seconds=seconds)


@pytest.fixture
def restarted(division, gateway, clock, seconds):
    """Another process on the same database, once the first one's lease has run out."""

    def start(**values):
        other = make_courier(division, gateway, holder="second", seconds=seconds, **values)
        assert other.deliver_due() == 0
        seconds.now += 30
        clock.advance(seconds=30)
        return other

    return start
