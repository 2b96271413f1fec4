"""What passed between Slack and the app: deliveries and calls, and what Slack would have refused of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sandbox.delivery.values import Acknowledgement, Delivery
from sandbox.pulse import Pulse
from sandbox.rules.kinds import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiCall:
    """One call of the Web API. `status` is 0 if the connection was cut instead of an answer."""

    method: str
    arguments: Mapping[str, Any]
    at: datetime
    status: int
    response: Mapping[str, Any]
    took_effect: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One delivery to the app, and how it took it."""

    delivery: Delivery
    acknowledgement: Acknowledgement
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A payload that breaks a rule. `where` is the method, or the kind of acknowledgement, that carried it."""

    where: str
    error: str
    pointer: str
    sentence: str


Entry = ApiCall | Exchange | Violation


class Journal:
    """Grows only."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._calls: list[ApiCall] = []
        self._violations: list[Violation] = []
        self._entries: list[Entry] = []

    def record(self, call: ApiCall) -> None:
        with self._pulse.changed:
            self._calls.append(call)
            self._entries.append(call)
            self._pulse.beat()

    def deliver(self, delivery: Delivery, acknowledgement: Acknowledgement) -> None:
        with self._pulse.changed:
            self._entries.append(Exchange(delivery=delivery, acknowledgement=acknowledgement, at=self._pulse.now()))
            self._pulse.beat()

    def report(self, where: str, error: str, problems: Iterable[Problem]) -> None:
        found = [
            Violation(where=where, error=error, pointer=problem.pointer, sentence=problem.sentence)
            for problem in problems
        ]
        with self._pulse.changed:
            self._violations.extend(found)
            self._entries.extend(found)
            self._pulse.beat()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything, in the order in which it was over."""
        with self._pulse.changed:
            return tuple(self._entries)

    @property
    def calls(self) -> tuple[ApiCall, ...]:
        with self._pulse.changed:
            return tuple(self._calls)

    @property
    def violations(self) -> tuple[Violation, ...]:
        with self._pulse.changed:
            return tuple(self._violations)
