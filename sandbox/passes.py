"""What Slack hands out for a while: trigger ids (three seconds, one use), response URLs (30 minutes, 5 uses)."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sandbox.messages import Message
from sandbox.pulse import Pulse

TRIGGER_LIFETIME = timedelta(seconds=3)
RESPONSE_LIFETIME = timedelta(minutes=30)
MOST_RESPONSES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """The right to open one modal for the person who just acted."""

    user: str
    made_at: datetime
    is_used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseUrl:
    """The right to answer where the person acted. `message` is the one whose button was pressed."""

    key: str
    user: str
    channel: str
    made_at: datetime
    message: Message | None = None
    uses: int = 0


class Passes:
    """All trigger ids and response URLs handed out."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, ResponseUrl] = {}

    def new_trigger(self, user: str) -> str:
        with self._pulse.changed:
            key = f"{self._pulse.next_id('')}.{self._pulse.epoch()}.{secrets.token_hex(8)}"
            self._triggers[key] = Trigger(user=user, made_at=self._pulse.now())
        return key

    def use_trigger(self, key: str) -> tuple[str | None, str]:
        """(error, user id): the error is None if the trigger was good, and then it is spent."""
        with self._pulse.changed:
            trigger = self._triggers.get(key)
            if trigger is None:
                return "invalid_trigger_id", ""
            if trigger.is_used:
                return "exchanged_trigger_id", ""
            if self._pulse.now() - trigger.made_at > TRIGGER_LIFETIME:
                return "expired_trigger_id", ""
            self._triggers[key] = replace(trigger, is_used=True)
            return None, trigger.user

    def new_response(self, *, user: str, channel: str, message: Message | None = None) -> str:
        with self._pulse.changed:
            key = secrets.token_urlsafe(18)
            self._responses[key] = ResponseUrl(
                key=key, user=user, channel=channel, message=message, made_at=self._pulse.now()
            )
        return key

    def use_response(self, key: str) -> tuple[str | None, ResponseUrl | None]:
        """(error, response): every use counts, also one that is refused later for its content."""
        with self._pulse.changed:
            response = self._responses.get(key)
            if response is None:
                return "invalid_url", None
            if self._pulse.now() - response.made_at > RESPONSE_LIFETIME:
                return "expired_url", None
            if response.uses >= MOST_RESPONSES:
                return "used_url", None
            self._responses[key] = replace(response, uses=response.uses + 1)
            return None, response
