"""Lets one process of several deliver: the holder shows that it lives, the others watch and wait.

What is watched is a number that grows, timed by the watcher's own monotonic clock, so that neither a wrong
nor a moved clock can make two holders.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from storage import leases
from storage.database import Session, Store

logger = logging.getLogger(__name__)

NAME = "delivery"


class Lease:
    """This process's claim to deliver. `patience` is how many seconds without a beat end another's lease."""

    def __init__(self, store: Store, holder: str, *, patience: float, monotonic: Callable[[], float]) -> None:
        self._store = store
        self._holder = holder
        self._patience = patience
        self._monotonic = monotonic
        self._seen: leases.Lease | None = None
        self._seen_at = 0.0
        self._held: bool | None = None

    @property
    def is_held(self) -> bool:
        """Whether this process delivered when it last looked."""
        return self._held is True

    def hold(self) -> bool:
        """Takes or keeps the lease; False while another holds it. What changes is said in the log."""
        with self._store.writing() as session:
            holds = self.renew(session) or self._take(session)
        if holds is not self._held:
            self._held = holds
            logger.info("this process delivers" if holds else "another process delivers; this one stands by")
        return holds

    def _take(self, session: Session) -> bool:
        present = leases.read(session, NAME)
        if present.holder is not None and not self._is_abandoned(present):
            return False
        leases.take(session, NAME, self._holder)
        return True

    def renew(self, session: Session) -> bool:
        """Within a transaction: still ours? Whoever claims a delivery asks here first."""
        return leases.renew(session, NAME, self._holder)

    def release(self) -> None:
        """Lets the next one start at once."""
        with self._store.writing() as session:
            leases.release(session, NAME, self._holder)

    def _is_abandoned(self, present: leases.Lease) -> bool:
        if present != self._seen:
            self._seen, self._seen_at = present, self._monotonic()
        return self._monotonic() - self._seen_at >= self._patience
