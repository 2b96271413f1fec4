"""Killed while it plans anew or registers: each project is there once, with the whole of its plan."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path

import pytest

from programme.rules import Rules
from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from services.division import Division
from services.planning import replan_all
from storage.database import Store
from tests.support.burst import DUE_AT
from tests.support.clock import FakeClock, helsinki
from tests.support.dying_bot import DyingBot
from tests.support.ledger import Word, words_due
from tests.support.stops import Moment, Stop
from tests.support.tables import change, rows

pytestmark = pytest.mark.crash

# Nothing that is late goes out at this hour, so that planning has the night for itself.
NIGHT = helsinki("2027-10-14 02:00")

# With the projects two weeks longer, the reports are due on 13.11.
LONGER_UNTIL = "2027-09-14"
DUE_AFTER_ALL = helsinki("2027-11-10 10:00")

PLANNING = [
    ("storage.deadlines:synchronise", Moment.AFTER),
    ("storage.deliveries:mark_for_refresh", Moment.AFTER),
    ("storage.outbox_plan:synchronise", Moment.AFTER),
    ("storage.outbox_plan:synchronise", Moment.COMMITTED),
]

REGISTERING = [
    ("storage.projects:insert", Moment.AFTER),
    ("storage.deadlines:synchronise", Moment.AFTER),
    ("storage.outbox_plan:synchronise", Moment.AFTER),
    ("storage.requests:record", Moment.AFTER),
    ("storage.audit:record", Moment.AFTER),
    ("storage.audit:record", Moment.COMMITTED),
]
TYPED = 6


@pytest.fixture
def shift(folder: Path) -> ClockShift:
    shift = ClockShift(folder / "clock")
    shift.move(NIGHT)
    return shift


def _plan(store: Store) -> set[tuple[str, ...]]:
    found = rows(store, 'SELECT deadline_id, due_on, "offset", recipient, state FROM reminders')
    return {tuple(str(value) for value in row.values()) for row in found}


def test_killed_while_it_plans_three_hundred_projects_anew(
    division: Division,
    rules: Rules,
    bot: DyingBot,
    shift: ClockShift,
    die_at: Callable[..., None],
    finish: Callable[[Counter[Word]], None],
):
    change(division.store, "UPDATE projects SET end_on = ?", LONGER_UNTIL)
    undisturbed = _planned_without_a_kill(division, NIGHT)

    die_at(PLANNING, times=20)
    bot.start()
    assert not bot.has_died(within=0.1)
    while _plan(division.store) != _plan(undisturbed):
        assert not bot.has_died(within=0.1)

    shift.move(DUE_AFTER_ALL)
    finish(words_due(undisturbed, rules, DUE_AFTER_ALL))


def _planned_without_a_kill(division: Division, at: datetime) -> Store:
    copy = Store(division.store.path.with_name("undisturbed.db"))
    shutil.copy(division.store.path, copy.path)
    replan_all(replace(division, store=copy, clock=FakeClock(at)))
    return copy


@pytest.fixture
def typing() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(20) as typing:
        yield typing


def test_killed_while_people_register_what_they_type_again_is_there_once(
    division: Division,
    rules: Rules,
    bot: DyingBot,
    slack: LocalSlack,
    shift: ClockShift,
    typing: ThreadPoolExecutor,
    finish: Callable[[Counter[Word]], None],
):
    def register(number: int) -> None:
        slack.command(user="aino", text=f'/hanke uusi KA210-VET "Uusi {number % TYPED}" 1.6.2026–31.8.2027')

    for number, (target, moment) in enumerate(islice(cycle(REGISTERING), 18)):
        bot.start(Stop(target, moment))
        slack.wait_until_connected(timeout=30)
        typing.submit(register, number // 3)
        assert bot.has_died(), f"never came to {target} {moment}"
        slack.wait_for(lambda: not slack.connections, timeout=30)
    bot.start()
    slack.wait_until_connected(timeout=30)
    for number in range(TYPED):
        register(number)
    bot.kill()

    titles = Counter(row["title"] for row in rows(division.store, "SELECT title FROM projects"))
    assert [titles[f"Uusi {number}"] for number in range(TYPED)] == [1] * TYPED
    assert replan_all(replace(division, clock=shift.clock)) == 0

    shift.move(DUE_AT)
    finish(words_due(division.store, rules, DUE_AT))
