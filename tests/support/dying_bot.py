"""The real bot as a process that dies where a test says, and is started again a moment later."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from tests.support.bot_process import ROOT
from tests.support.stops import Stop

# How long a start or an end may take, in seconds, on a machine that has much else to do.
PATIENCE = 60.0


class DyingBot:
    """Started with the places where it dies; one process at a time. `settings` go into its environment.

    `prepare` are functions of modules in tests/support that change something in the process before it runs.
    """

    def __init__(self, slack: LocalSlack, shift: ClockShift, folder: Path, **settings: str) -> None:
        self.database = folder / "hankebot.db"
        self.log = folder / "hankebot.log"
        self.deaths = 0
        self._environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "HANKEBOT_DATABASE": str(self.database),
            "HANKEBOT_ADMINS": slack.user("sari").id,
            "HANKEBOT_CLOCK_SHIFT_FILE": str(shift.file),
            "HANKEBOT_TICK_SECONDS": "0.05",
            "HANKEBOT_TAKEOVER_SECONDS": "0.05",
            **settings,
        }
        self._nest: subprocess.Popen[bytes] | None = None
        self._pid: int | None = None

    def __enter__(self) -> Self:
        self._nest = subprocess.Popen(
            [sys.executable, "-m", "tests.support.nest"],
            cwd=self.log.parent,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and self.log.exists():
            sys.stderr.write(self.log.read_text(encoding="utf-8")[-20_000:])
        if self._nest is None:
            return
        self.kill()
        with self._nest:
            pass

    def start(self, *stops: Stop, prepare: Iterable[Callable[[], None]] = ()) -> None:
        assert self._nest is not None
        assert self._nest.stdin is not None
        assert self._pid is None, "the last one still lives"
        order = {
            "log": str(self.log),
            "prepare": [(each.__module__, each.__name__) for each in prepare],
            "stops": [(stop.target, str(stop.moment), stop.nth) for stop in stops],
        }
        self._nest.stdin.write(json.dumps(order).encode() + b"\n")
        self._pid = self._heard(PATIENCE)

    def has_died(self, within: float = PATIENCE) -> bool:
        """Waits until the process has been killed; False where it still lives after so many seconds."""
        status = self._heard(within)
        if status is None:
            return False
        self._pid = None
        assert os.WIFSIGNALED(status), f"the bot ended by itself: {os.waitstatus_to_exitcode(status)}"
        self.deaths += 1
        return True

    @property
    def is_running(self) -> bool:
        return self._pid is not None

    @property
    def pid(self) -> int:
        assert self._pid is not None
        return self._pid

    def kill(self) -> None:
        if self._pid is None:
            return
        os.kill(self._pid, signal.SIGKILL)
        assert self.has_died()

    def _heard(self, within: float) -> int | None:
        assert self._nest is not None
        assert self._nest.stdout is not None
        readable, _, _ = select.select([self._nest.stdout], [], [], within)
        return int(self._nest.stdout.readline()) if readable else None
