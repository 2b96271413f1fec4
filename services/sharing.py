"""Sharing something with a channel: once, however often a chat delivers the same request, even at one instant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from services.division import Division
from services.refusal import Refusal, SharingUncertain
from storage import requests

# Longer than a listener waits for the chat: what is in hand longer than this was left so by a crash or a lost answer.
LONGEST: Final = timedelta(seconds=10)


def share_once(division: Division, key: str, post: Callable[[], None]) -> None:
    """Posts where this request has not yet been posted; where the chat has posted nothing, it can be asked again.

    Raises what `post` raises, and SharingUncertain while nobody knows yet what became of an earlier delivery.
    """
    if not _take_in_hand(division, key):
        return
    try:
        post()
    except SharingUncertain:
        raise
    except Refusal:
        with division.store.writing() as session:
            requests.let_go(session, key)
        raise
    with division.store.writing() as session:
        requests.finish(session, key)


def _take_in_hand(division: Division, key: str) -> bool:
    """False where it is done."""
    now = division.now()
    with division.store.writing() as session:
        if requests.find_subject(session, key) is not None:
            return False
        if not requests.take_in_hand(session, key, at=now, left_before=now - LONGEST):
            raise SharingUncertain
    return True
