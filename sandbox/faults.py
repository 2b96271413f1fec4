"""Faults on order: what goes wrong with the next calls of a method, and whether they took effect all the same."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One rule, used up after `times` calls. Without anything that the app sees, it only delays the answer."""

    method: str
    status: int | None = None
    error: str | None = None
    retry_after: int | None = None
    drop: bool = False
    body: str | None = None
    delay: float = 0.0
    took_effect: bool = False
    times: int = 1
    channel: str | None = None

    @property
    def is_seen(self) -> bool:
        """True if the app gets something other than the true answer."""
        seen = (self.status, self.error, self.retry_after, self.body)
        return self.drop or any(part is not None for part in seen)

    @property
    def lets_through(self) -> bool:
        """True if the method runs, whatever the app is told."""
        return self.took_effect or not self.is_seen

    def headers(self) -> Mapping[str, str]:
        return {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}

    def http_status(self) -> int:
        if self.status is not None:
            return self.status
        return 200 if self.retry_after is None else 429

    def content(self) -> dict[str, Any]:
        error = self.error or ("ratelimited" if self.retry_after is not None else "internal_error")
        return {"ok": False, "error": error}


@dataclass(slots=True)
class Faults:
    """The faults ordered so far, consumed in their order."""

    _rules: list[Fault] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, fault: Fault) -> None:
        with self._lock:
            self._rules.append(fault)

    def clear(self) -> None:
        with self._lock:
            self._rules.clear()

    @property
    def count(self) -> int:
        """How many are still to strike."""
        with self._lock:
            return len(self._rules)

    def take(self, method: str, channel: str) -> Fault | None:
        """The fault for this call, if one is due."""
        with self._lock:
            for index, rule in enumerate(self._rules):
                if rule.method == method and rule.channel in {None, channel}:
                    left = [replace(rule, times=rule.times - 1)] if rule.times > 1 else []
                    self._rules[index : index + 1] = left
                    return rule
        return None
