"""The real bot as a process of its own, connected to a local Slack over Socket Mode or HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / "manifest.yml"


class BotProcess:
    """Started on `with`, told to stop at its end. Its log is kept in a file beside its database."""

    def __init__(
        self, slack: LocalSlack, shift: ClockShift, folder: Path, *, http: bool = False, **settings: str
    ) -> None:
        self.database = folder / "hankebot.db"
        self.log = folder / "hankebot.log"
        self._slack = slack
        self._port = _free_port() if http else None
        self._environment = {
            "PATH": os.environ["PATH"],
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "HANKEBOT_DATABASE": str(self.database),
            "HANKEBOT_ADMINS": slack.user("sari").id,
            "HANKEBOT_CLOCK_SHIFT_FILE": str(shift.file),
            "HANKEBOT_TICK_SECONDS": "0.2",
            "HANKEBOT_TAKEOVER_SECONDS": "1",
            **self._way_in(slack),
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def _way_in(self, slack: LocalSlack) -> dict[str, str]:
        if self._port is None:
            return {"SLACK_APP_TOKEN": slack.app_token}
        return {"SLACK_SIGNING_SECRET": slack.signing_secret, "PORT": str(self._port)}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            sys.stderr.write(self.log.read_text(encoding="utf-8"))
        self.stop()

    def start(self) -> None:
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=self.log.parent,
                env=self._environment,
                stdout=output,
                stderr=output,
            )
        if self._port is not None:
            self._slack.deliver_to(f"{self.url}/slack/events")
        self._slack.wait_until_connected(timeout=30)

    def stop(self) -> int:
        """SIGTERM; the exit code, within the ten seconds that a stop may take."""
        return self.signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL: nothing of what is in hand is finished."""
        self.signal(signal.SIGKILL)

    def signal(self, number: int) -> int:
        if self._process is None:
            return 0
        self._process.send_signal(number)
        code = self._process.wait(timeout=10)
        self._process = None
        return code


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
