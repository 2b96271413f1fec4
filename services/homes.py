"""Keeps every Home tab that somebody has opened as things are, in the background and at the chat's pace.

What a tab shows is worked out from the facts each time; the database only remembers which tabs may be behind, and
by a digest what each shows: where that is still the same, nothing is sent. A tab is taken in hand before it is shown,
so that two processes do not show it at once, and a crash leaves it for the next pass.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from services.division import Division
from services.gateway import TryAgain, Undeliverable
from services.home_page import HomePage, page_of
from storage import audit, homes

logger = logging.getLogger(__name__)

# How long a tab is in hand at most, and how long one that the chat did not take waits.
PAUSE = timedelta(minutes=1)

# So many tabs are looked up at once; whoever opens theirs meanwhile comes before the rest.
BATCH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`hash` is the chat's name for what the tab shows now."""

    hash: str


@dataclass(frozen=True, slots=True)
class Outdated:
    """The tab shows something else than we thought, so it was left as it is."""


class HomeBoard(Protocol):
    def show(self, page: HomePage, *, instead_of: str | None) -> Shown | Outdated | TryAgain | Undeliverable:
        """Shows a page once; where `instead_of` is given, only if the tab still shows that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """Everybody's Home tabs; `is_stopping` tells, between two of them, that the process is about to end."""

    division: Division
    board: HomeBoard
    is_stopping: Callable[[], bool]

    def open(self, account_id: str) -> None:
        """Somebody looks at their tab: the next pass shows it anew, before all others."""
        now = self.division.now()
        with self.division.store.writing() as session:
            homes.open_one(session, account_id, now=now, latest=now + PAUSE)

    def show_stale(self) -> None:
        """Shows anew whatever is behind; mostly there is nothing to do."""
        while not self.is_stopping() and (behind := self._stale()):
            for account_id in behind:
                self.division.give_way()
                if not self.is_stopping():
                    self._show(account_id)

    def _stale(self) -> list[str]:
        now, today = self.division.now(), self.division.today()
        with self.division.store.reading() as session:
            audit_id = audit.newest(session)
            if not homes.is_behind(session, now=now, today=today, audit_id=audit_id):
                return []
            found = homes.stale(session, now=now, today=today, limit=BATCH)
        if not found:
            self._catch_up()
        return found

    def _catch_up(self) -> None:
        """What happened concerned nobody, so it need not be gone through again."""
        now, today = self.division.now(), self.division.today()
        with self.division.store.writing() as session:
            if not homes.stale(session, now=now, today=today, limit=1):
                homes.catch_up(session, now=now, today=today, audit_id=audit.newest(session))

    def _show(self, account_id: str) -> None:
        now = self.division.now()
        with self.division.store.writing() as session:
            home = homes.claim(session, account_id, now=now, not_before=now + PAUSE)
        if home is None:
            return
        with self.division.store.reading() as session:
            # Before the page is read: what comes in between is then looked at once more.
            audit_id = audit.newest(session)
        page = page_of(self.division, account_id)
        if home.shown_on == page.today and home.digest == page.digest:
            with self.division.store.writing() as session:
                homes.record_unchanged(session, account_id, audit_id=audit_id, now=now)
            return
        outcome = self.board.show(page, instead_of=home.hash)
        if isinstance(outcome, Shown):
            self._record(page, outcome, audit_id=audit_id)
            return
        if isinstance(outcome, Outdated) and home.hash is None:
            outcome = TryAgain(error="outdated")
        self._put_back(account_id, outcome)
        logger.info("the Home tab of %s was not shown: %s", account_id, outcome)

    def _record(self, page: HomePage, shown: Shown, *, audit_id: int) -> None:
        with self.division.store.writing() as session:
            homes.record_shown(
                session,
                page.account_id,
                day=page.today,
                audit_id=audit_id,
                shows_portfolio=page.portfolio is not None,
                shown_hash=shown.hash,
                digest=page.digest,
                now=self.division.now(),
            )

    def _put_back(self, account_id: str, outcome: Outdated | TryAgain | Undeliverable) -> None:
        now = self.division.now()
        with self.division.store.writing() as session:
            match outcome:
                case Outdated():
                    homes.forget_hash(session, account_id, now=now)
                case TryAgain(after=None):
                    homes.postpone(session, account_id, not_before=now + PAUSE)
                case TryAgain(after=seconds):
                    # The chat speaks of all calls of this kind.
                    later = now + timedelta(seconds=seconds or 0)
                    homes.postpone_all(session, not_before=later)
                    homes.postpone(session, account_id, not_before=later)
                case Undeliverable():
                    homes.forget(session, account_id)
