"""A world to try the bot in: a local Slack, the bot as a process of its own, and both in a time that can be moved."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.demo.story import STORY
from bot.demo.time import BotTime
from programme.loader import load_rules
from programme.timetable import Timetable
from sandbox.local_slack import LocalSlack
from sandbox.page.story import World
from services.clock import ClockShift

# Short enough for two years to pass in a minute.
TICK_SECONDS = "0.04"
_ZONE, _REMINDER_TIME = ZoneInfo("Europe/Helsinki"), time(9)


@contextmanager
def open_world(manifest: Path) -> Iterator[World]:
    """Everything lies in a folder of its own, which is gone afterwards. Nothing leaves this machine."""
    with tempfile.TemporaryDirectory(prefix="hankebot-") as name:
        folder = Path(name)
        shift = ClockShift(folder / "clock")
        shift.move(STORY.acts[0].at)
        with LocalSlack(manifest=manifest, clock=shift.clock, burst=1000) as slack:
            database = folder / "hankebot.db"
            with bot_process(_settings(slack, shift, database), folder / "hankebot.log"):
                timetable = Timetable.of(load_rules(), _ZONE, _REMINDER_TIME)
                yield World(slack=slack, time=BotTime(shift, database, timetable), story=STORY)


def _settings(slack: LocalSlack, shift: ClockShift, database: Path) -> dict[str, str]:
    return {
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "HANKEBOT_DATABASE": str(database),
        "HANKEBOT_ADMINS": slack.user("sari").id,
        "HANKEBOT_TIMEZONE": str(_ZONE),
        "HANKEBOT_REMINDER_TIME": _REMINDER_TIME.isoformat("minutes"),
        "HANKEBOT_TICK_SECONDS": TICK_SECONDS,
        "HANKEBOT_CLOCK_SHIFT_FILE": str(shift.file),
    }


@contextmanager
def bot_process(environment: dict[str, str], log: Path) -> Iterator[None]:
    """The bot beside the local Slack, with nothing of this shell's Slack or proxy settings."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=log.parent,  # where no .env of a real bot lies
            env=inherited | environment,
            stdout=output,
            stderr=output,
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait()
