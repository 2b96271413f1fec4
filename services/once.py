"""What is to happen once, however often a chat tells of it."""

from __future__ import annotations

from services.division import Division
from storage import requests


def first_time(division: Division, key: str) -> bool:
    """Whether a key is heard for the first time; it counts as heard from now on."""
    with division.store.writing() as session:
        if requests.find_subject(session, key) is not None:
            return False
        requests.record(session, key, 0, at=division.now())
    return True
