"""The only clock of the repository. Everything else is told what time it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class ClockShift:
    """The machine's clock, shifted by the seconds that stand in a file: for trying the bot out in other times.

    The file is read at every look, so that whoever runs a local chat can move time while the bot runs.
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    def clock(self) -> datetime:
        return system_clock() + timedelta(seconds=self._seconds())

    def move(self, to: datetime | timedelta) -> None:
        """To a moment, or on by some time. A reader sees the old shift or the new one, never half of it."""
        step = to if isinstance(to, timedelta) else to - self.clock()
        beside = self.file.with_suffix(".new")
        beside.write_text(str(self._seconds() + step.total_seconds()), encoding="ascii")
        beside.replace(self.file)

    def _seconds(self) -> float:
        return float(self.file.read_text(encoding="ascii")) if self.file.exists() else 0.0
