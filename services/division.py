"""The division that the bot works for: everything a service needs to know besides what it is asked."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from programme.rules import Rules
from programme.timetable import Timetable
from services.clock import Clock
from storage.database import Store


def random_id() -> str:
    return uuid.uuid4().hex


def at_once(work: Callable[[], object]) -> None:
    work()


def go_on() -> None:
    """Nobody waits for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    store: Store
    rules: Rules
    timetable: Timetable
    clock: Clock
    administrators: frozenset[str]
    channel_id: str | None
    """The configured channel for what concerns the whole division; an administrator may have chosen another."""
    language: str = "fi"
    """The configured language; an administrator may have chosen another."""
    new_id: Callable[[], str] = random_id
    """An opaque, unguessable id for each message that is to be sent."""
    soon: Callable[[Callable[[], object]], None] = at_once
    """Does what nobody who waits for an answer should wait for: planning all projects anew takes ten milliseconds for
    each. What a stop leaves out, the next start plans."""
    give_way: Callable[[], object] = go_on
    """Long work in the background calls it between two of its steps, outside of any transaction: whoever waits for an
    answer goes first."""

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        return self.timetable.local_date(self.clock())


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks, already known to be a full member of the workspace."""

    account_id: str
    is_administrator: bool
