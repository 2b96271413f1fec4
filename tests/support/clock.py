"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


def helsinki(text: str) -> datetime:
    """An instant from local time: helsinki("2027-03-26 09:00")."""
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


class FakeClock:
    def __init__(self, now: datetime) -> None:
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def move_to(self, now: datetime) -> None:
        self._now = now

    def advance(self, **step: float) -> None:
        """advance(hours=1), advance(days=3)."""
        self._now += timedelta(**step)
