"""What came of a person's act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.delivery.values import Delivery
from sandbox.messages import Message
from sandbox.views import View

REFUSED_BY_CLIENT = "refused_by_client"
UNKNOWN_COMMAND = "not_a_command"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the app took it.

    `error` is None, Slack's word for a failed delivery, or `refused_by_client` for a form that was never sent.
    `payload` is what rode on the acknowledgement. `began_ts` orders the act among messages.
    """

    began_ts: str
    seconds: float = 0.0
    error: str | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)
    delivery: Delivery | None = None
    answer: Message | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    view: View | None = None

    @property
    def acknowledged(self) -> bool:
        return self.delivery is not None and self.error is None
