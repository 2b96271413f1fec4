"""A burst of hundreds of reminders, a local Slack that takes them, and a bot that dies where it is told to."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path

import pytest

from programme.rules import Rules
from programme.timetable import Timetable
from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from services.division import Division
from tests.support.bot_process import MANIFEST
from tests.support.burst import DUE_AT, REGISTERED_AT, Team, division_on, register_all, settle_teams
from tests.support.clock import FakeClock
from tests.support.dying_bot import DyingBot
from tests.support.ledger import Word, assert_said_exactly_once, run_until_settled
from tests.support.memory import memory_folder
from tests.support.stops import Moment, Stop


@pytest.fixture
def folder() -> Iterator[Path]:
    with memory_folder() as folder:
        yield Path(folder)


@pytest.fixture
def shift(folder: Path) -> ClockShift:
    """Begins when the whole burst is due."""
    shift = ClockShift(folder / "clock")
    shift.move(DUE_AT)
    return shift


@pytest.fixture
def slack(shift: ClockShift) -> Iterator[LocalSlack]:
    """Takes any number of messages at once: its pace is another test's concern."""
    with LocalSlack(manifest=MANIFEST, clock=shift.clock, burst=1000) as slack:
        yield slack
        assert slack.violations == ()


@pytest.fixture
def teams(slack: LocalSlack) -> list[Team]:
    return settle_teams(slack)


@pytest.fixture(scope="session")
def registered(
    rules: Rules, timetable: Timetable, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Team]]:
    """The burst's database, made once: registering three hundred projects takes seconds."""
    slack = LocalSlack(manifest=MANIFEST)
    with slack:
        teams = settle_teams(slack)
        database = tmp_path_factory.mktemp("burst") / "hankebot.db"
        clock = FakeClock(REGISTERED_AT)
        register_all(division_on(database, timetable, rules, clock, slack.user("sari").id), teams)
    return database, teams


@pytest.fixture
def division(
    registered: tuple[Path, list[Team]],
    teams: list[Team],
    folder: Path,
    slack: LocalSlack,
    rules: Rules,
    timetable: Timetable,
) -> Division:
    """A copy of the burst, on the eve of everything."""
    made, its_teams = registered
    assert teams == its_teams
    database = folder / "hankebot.db"
    shutil.copy(made, database)
    return division_on(database, timetable, rules, FakeClock(DUE_AT), slack.user("sari").id)


@pytest.fixture
def bot(
    division: Division,
    slack: LocalSlack,
    shift: ClockShift,
    folder: Path,
    record_property: Callable[[str, object], None],
) -> Iterator[DyingBot]:
    with DyingBot(slack, shift, folder) as bot:
        yield bot
    record_property("kills", bot.deaths)


@pytest.fixture
def die_at(bot: DyingBot, shift: ClockShift) -> Callable[..., None]:
    def run(steps: list[tuple[str, Moment]], *, times: int) -> None:
        """Each start works a little longer than the one before; what it held and what waits is soon due again."""
        for number, (target, moment) in enumerate(islice(cycle(steps), times)):
            bot.start(Stop(target, moment, number % 4 + 1))
            started_at = shift.clock()
            while not bot.has_died(within=0.4):
                assert shift.clock() - started_at < timedelta(hours=2), f"never came to {target} {moment}"
                shift.move(timedelta(seconds=30))
            shift.move(timedelta(seconds=6))

    return run


@pytest.fixture
def finish(
    bot: DyingBot,
    shift: ClockShift,
    slack: LocalSlack,
    division: Division,
    record_property: Callable[[str, object], None],
) -> Callable[[Counter[Word]], None]:
    """The last bot may live until all is settled; then the books are compared."""

    def run(expected: Counter[Word]) -> None:
        if not bot.is_running:
            bot.start()
        run_until_settled(bot, shift)
        assert_said_exactly_once(division.store, slack, expected)
        record_property("words", sum(expected.values()))

    return run
