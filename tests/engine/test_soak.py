"""Three years of two thousand projects, with outages, a moody chat and people who change their minds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from pathlib import Path

import pytest

from programme.model import Recipient
from programme.rules import Rules
from programme.timetable import Timetable
from services.delivery import ITEMS_PER_MESSAGE
from tests.support.builders import open_division
from tests.support.clock import FakeClock
from tests.support.gateway import make_courier
from tests.support.memory import memory_folder
from tests.support.soak_books import Books
from tests.support.soak_gateway import Outage, StormyGateway
from tests.support.soak_run import Years, away
from tests.support.soak_store import KeptStore
from tests.support.soak_world import BEGIN, END, World, moment

pytestmark = [pytest.mark.soak, pytest.mark.timeout(600)]

PROJECTS, PEOPLE = 2000, 400

# Somebody coordinates five projects or six, so what comes at one moment fits into one message of twelve; a day has
# three moments: what is late when the office opens, what is due at nine, and what somebody registers or moves; and
# there is the digest.
MOST_A_DAY = 4

# The bot does not run: over a change of the clocks, over a reminder time, for days, and for three weeks.
DOWN = [
    Outage(moment(date(2026, 10, 24), 20), timedelta(hours=14)),
    Outage(moment(date(2027, 2, 16), 7), timedelta(hours=5)),
    Outage(moment(date(2027, 5, 18), 8), timedelta(days=3)),
    Outage(moment(date(2028, 9, 4), 7), timedelta(weeks=3)),
    Outage(moment(date(2029, 3, 24), 20), timedelta(hours=40)),
]

# The bot runs and the chat answers nobody.
AWAY = [
    Outage(moment(date(2026, 11, 10), 8, 30), timedelta(hours=2)),
    Outage(moment(date(2027, 3, 27), 12), timedelta(days=2)),
    Outage(moment(date(2027, 9, 14), 8), timedelta(hours=30)),
    Outage(moment(date(2028, 4, 11), 8), timedelta(days=4)),
]

ARCHIVED_FROM = moment(date(2027, 12, 1), 12)
ARCHIVED = frozenset(Recipient.channel(f"C{number:04d}") for number in range(0, 200, 20))
GONE = frozenset({Recipient.person("U0003"), Recipient.person("U0104")})


@pytest.fixture
def folder() -> Iterator[Path]:
    with memory_folder() as folder:
        yield Path(folder)


def test_three_years(folder: Path, rules: Rules, timetable: Timetable, capsys: pytest.CaptureFixture[str]):
    began = time.perf_counter()
    store = KeptStore(folder / "hankebot.db")
    clock = FakeClock(moment(BEGIN, 6))
    division = open_division(store, rules=rules, timetable=timetable, clock=clock, channel_id="CDIVISION")
    closed = ARCHIVED | GONE
    gateway = StormyGateway(
        now=clock,
        is_away=away(AWAY, clock),
        closed_for_good=lambda recipient: clock() >= ARCHIVED_FROM and recipient in closed,
    )
    courier = make_courier(division, gateway)
    years = Years(division, courier, gateway, clock, down=DOWN)

    years.run(World(division, size=PROJECTS, people=PEOPLE, seed=3).events(), until=moment(END, 12))

    books = Books(store, gateway, timetable, at=clock())
    store.end()
    seconds = time.perf_counter() - began
    with capsys.disabled():
        sys.stdout.write(f"\n{books.table()}\n{'passes':<40}{years.passes:>10}\n{'seconds':<40}{seconds:>10.0f}\n")
    assert books.duplicates() == []
    assert books.losses() == []
    assert books.unsettled() == []
    assert books.on_days_off() == []
    assert books.at_odd_hours() == []
    assert books.late_outside_office_hours() == []
    for day in books.days(Recipient.PERSON).values():
        assert day.messages + day.digests <= MOST_A_DAY
        assert day.digests <= 1
        assert not day.items or day.messages <= ceil(day.items / ITEMS_PER_MESSAGE) + day.moments - 1
