"""Fixtures that give things. Builders of variants stand in tests/support."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from programme.calendar import Calendar
from programme.loader import load_rules
from programme.rules import Rules
from programme.timetable import Timetable
from services.division import Actor, Division
from storage.database import Store
from tests.support.builders import open_division
from tests.support.clock import HELSINKI, FakeClock, helsinki


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules()


@pytest.fixture(scope="session")
def calendar(rules: Rules) -> Calendar:
    return Calendar(rules.quiet_periods)


@pytest.fixture(scope="session")
def timetable(rules: Rules) -> Timetable:
    return Timetable.of(rules, HELSINKI, time(9))


@pytest.fixture
def clock() -> FakeClock:
    """Ten o'clock on an ordinary Tuesday."""
    return FakeClock(helsinki("2026-11-24 10:00"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "hankebot.db")
    store.prepare()
    return store


@pytest.fixture
def division(store: Store, rules: Rules, timetable: Timetable, clock: FakeClock) -> Division:
    return open_division(store, rules=rules, timetable=timetable, clock=clock)


@pytest.fixture
def aino() -> Actor:
    """A coordinator."""
    return Actor(account_id="UAINO", is_administrator=False)


@pytest.fixture
def mikko() -> Actor:
    """A colleague who coordinates nothing."""
    return Actor(account_id="UMIKKO", is_administrator=False)


@pytest.fixture
def sari() -> Actor:
    """An administrator."""
    return Actor(account_id="USARI", is_administrator=True)
