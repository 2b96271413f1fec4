"""Lets one process of several deliver: the holder shows that it lives, the others watch and wait.

What is watched is a number that grows, timed by the watcher's own monotonic clock, so that neither a wrong
nor a moved clock can make two holders.
"""

from __future__ import annotations

from collections.abc import Callable

from storage import leases
from storage.database import Session, Store

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

    def hold(self) -> bool:
        """Takes or keeps the lease; False while another holds it."""
        with self._store.writing() as session:
            if self.renew(session):
                return True
            present = leases.read(session, NAME)
            if present.holder is None or self._is_abandoned(present):
                leases.take(session, NAME, self._holder)
                return True
            return False

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
