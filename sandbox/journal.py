"""What the app did: each call it made, and each payload of which Slack would have refused a part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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
class Violation:
    """A payload that breaks a rule. `where` is the method, or the kind of acknowledgement, that carried it."""

    where: str
    error: str
    pointer: str
    sentence: str


class Journal:
    """Grows only."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._calls: list[ApiCall] = []
        self._violations: list[Violation] = []

    def record(self, call: ApiCall) -> None:
        with self._pulse.changed:
            self._calls.append(call)
            self._pulse.beat()

    def report(self, where: str, error: str, problems: Iterable[Problem]) -> None:
        found = [
            Violation(where=where, error=error, pointer=problem.pointer, sentence=problem.sentence)
            for problem in problems
        ]
        with self._pulse.changed:
            self._violations.extend(found)
            self._pulse.beat()

    @property
    def calls(self) -> tuple[ApiCall, ...]:
        with self._pulse.changed:
            return tuple(self._calls)

    @property
    def violations(self) -> tuple[Violation, ...]:
        with self._pulse.changed:
            return tuple(self._violations)
