"""Every message ever posted, in order, ephemeral ones among them."""

from dataclasses import replace
from typing import Any

from sandbox.messages import JsonObject, Message
from sandbox.pulse import Pulse

StateValues = dict[str, dict[str, JsonObject]]


class Timeline:
    """Messages by (channel, ts). Dictionaries keep their order, and ts only grows."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._messages: dict[tuple[str, str], Message] = {}
        self._choices: dict[tuple[str, str, str], StateValues] = {}

    def post(self, *, channel: str, user: str, **parts: Any) -> Message:
        """Add a message; `parts` are fields of Message."""
        with self._pulse.changed:
            message = Message(channel=channel, user=user, ts=self._pulse.next_ts(), **parts)
            self._messages[channel, message.ts] = message
            self._pulse.beat()
        return message

    def edit(self, message: Message, **parts: Any) -> Message:
        """Replace parts of a message. People's clients show the new content in the old place."""
        with self._pulse.changed:
            edited = replace(self._messages[message.channel, message.ts], **parts)
            self._messages[message.channel, message.ts] = edited
            self._pulse.beat()
        return edited

    def delete(self, message: Message) -> None:
        with self._pulse.changed:
            self._messages.pop((message.channel, message.ts), None)
            self._pulse.beat()

    def find(self, channel: str, ts: str) -> Message | None:
        with self._pulse.changed:
            return self._messages.get((channel, ts))

    def in_channel(self, channel: str) -> list[Message]:
        """The messages that everybody there sees, oldest first."""
        with self._pulse.changed:
            return [
                message
                for message in self._messages.values()
                if message.channel == channel and message.ephemeral_to is None
            ]

    def answers_to(self, user: str) -> list[Message]:
        """The ephemeral messages one person sees, oldest first, wherever they stand."""
        with self._pulse.changed:
            return [message for message in self._messages.values() if message.ephemeral_to == user]

    def visible_to(self, user: str, channel: str) -> list[Message]:
        """All that one person sees in a conversation, oldest first."""
        with self._pulse.changed:
            return [
                message
                for message in self._messages.values()
                if message.channel == channel and message.ephemeral_to in {None, user}
            ]

    def choices(self, message: Message, user: str) -> StateValues:
        """What this person has picked in the message's selects so far; the client keeps it, not the message."""
        with self._pulse.changed:
            return self._choices.setdefault((message.channel, message.ts, user), {})
