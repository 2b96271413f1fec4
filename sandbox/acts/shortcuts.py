"""Choosing one of the app's shortcuts, from the search bar or from a message's menu."""

from sandbox.acts.stage import Stage
from sandbox.delivery.values import INTERACTION
from sandbox.directory import Who
from sandbox.messages import Message
from sandbox.outcome import Outcome


def run_shortcut(stage: Stage, who: Who, *, callback_id: str, message: Message | None) -> Outcome:
    """A message shortcut needs the message, a global one must do without."""
    user = stage.actor(who)
    shortcut = stage.workspace.manifest.shortcuts.get(callback_id)
    if shortcut is None or (shortcut.kind == "message") != (message is not None):
        raise LookupError(f"the manifest has no such shortcut for this place: {callback_id}")
    payload = stage.interaction("shortcut" if message is None else "message_action", user)
    payload |= {"callback_id": callback_id, "action_ts": stage.workspace.pulse.next_ts()}
    if message is not None:
        channel = stage.workspace.directory.get_channel(message.channel)
        payload |= {
            "message": message.describe(with_metadata=False),
            "message_ts": message.ts,
            "channel": {"id": channel.id, "name": channel.name},
            "response_url": stage.response_url(user=user, channel=channel.id),
        }
    return stage.send(INTERACTION, payload)
