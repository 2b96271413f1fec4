"""Each journey has a local Slack and a real bot process of its own, living in a time that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from tests.support.bot_process import MANIFEST, BotProcess
from tests.support.clock import helsinki


@pytest.fixture
def shift(tmp_path: Path) -> ClockShift:
    """Begins at ten o'clock on an ordinary Tuesday."""
    shift = ClockShift(tmp_path / "clock")
    shift.move(helsinki("2026-11-24 10:00"))
    return shift


@pytest.fixture
def slack(shift: ClockShift) -> Iterator[LocalSlack]:
    """Whatever the bot sends is checked against Slack's own limits, in every journey."""
    with LocalSlack(manifest=MANIFEST, clock=shift.clock) as slack:
        yield slack
        assert slack.violations == ()


@pytest.fixture
def bot(slack: LocalSlack, shift: ClockShift, tmp_path: Path) -> Iterator[BotProcess]:
    with BotProcess(slack, shift, tmp_path) as bot:
        yield bot


@pytest.fixture(params=["socket", "http"])
def bot_either_way(
    request: pytest.FixtureRequest, slack: LocalSlack, shift: ClockShift, tmp_path: Path
) -> Iterator[BotProcess]:
    with BotProcess(slack, shift, tmp_path, http=request.param == "http") as bot:
        yield bot


@pytest.fixture(scope="module")
def long_running_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalSlack]:
    """One bot for many small questions that leave nothing behind."""
    folder = tmp_path_factory.mktemp("bot")
    shift = ClockShift(folder / "clock")
    with LocalSlack(manifest=MANIFEST, clock=shift.clock) as slack:
        with BotProcess(slack, shift, folder):
            yield slack
        assert slack.violations == ()
