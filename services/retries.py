"""How long what has failed waits before it is tried again."""

from __future__ import annotations

from datetime import timedelta

LONGEST_PAUSE = timedelta(minutes=15)


def doubling(first: timedelta, attempts: int) -> timedelta:
    """So long after the first failure, twice as long after each further one, a quarter of an hour at most."""
    doublings = min(attempts - 1, 10)
    return min(first * (1 << doublings), LONGEST_PAUSE)
