"""A payload on its way to the app, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

COMMAND = "slash_commands"
INTERACTION = "interactive"
EVENT = "events_api"

# Slack's own words for what the person reads when a command or a click fails.
TIMEOUT = "operation_timeout"
UNREACHABLE = "dispatch_failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One payload. `attempt` is above zero when Slack sends an event again."""

    kind: str
    payload: Mapping[str, Any]
    attempt: int = 0
    reason: str = ""

    @property
    def accepts_answer(self) -> bool:
        """Events are only acknowledged; commands and interactions may be answered in the same breath."""
        return self.kind != EVENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """How the app took a delivery. `error` is None only if it acknowledged in time."""

    seconds: float
    error: str | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)


class Carrier(Protocol):
    """A way to the app."""

    def carry(self, delivery: Delivery, *, within: float) -> Acknowledgement:
        """Deliver and wait for the acknowledgement, at most `within` seconds."""
        ...

    def is_connected(self) -> bool:
        """True if the app can be reached now."""
        ...
