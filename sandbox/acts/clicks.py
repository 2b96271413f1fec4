"""Pressing a button, or picking something in a select, date picker or overflow menu."""

from typing import Any

from sandbox.accounts import User
from sandbox.acts.stage import Stage
from sandbox.delivery.values import INTERACTION
from sandbox.directory import Who
from sandbox.forms import VALUE_NAMES, current_state, filled, find_option
from sandbox.messages import JsonObject, Message
from sandbox.outcome import Outcome
from sandbox.rules.walk import all_elements
from sandbox.views import View

Target = Message | View


def click(
    stage: Stage, who: Who, *, target: Target, action_id: str, value: Any = None, block_id: str | None = None
) -> Outcome:
    """Act on an element. `target` may be older than what stands there now: people press what they see."""
    user = stage.actor(who)
    block, element = find_element(target, action_id, value=value, block_id=block_id)
    action = {
        "action_id": action_id,
        "block_id": block["block_id"],
        "action_ts": stage.workspace.pulse.next_ts(),
        **_chosen(element, value),
    }
    payload = stage.interaction("block_actions", user) | {"actions": [action]}
    payload |= _message_part(stage, user, target) if isinstance(target, Message) else view_part(stage, target)
    if element["type"] in VALUE_NAMES:
        payload["state"] = {"values": _remember(stage, user, target, action)}
    return stage.send(INTERACTION, payload)


def find_element(
    target: Target, action_id: str, *, value: Any = None, block_id: str | None = None
) -> tuple[JsonObject, JsonObject]:
    """The (block, element) a person means. Buttons that share an action id are told apart by their value."""
    found = [
        (block, element)
        for block, element in all_elements(target.blocks)
        if element["action_id"] == action_id
        and block_id in {None, block["block_id"]}
        and (element["type"] != "button" or value in {None, element.get("value")})
    ]
    if len(found) != 1:
        present = sorted({element["action_id"] for _, element in all_elements(target.blocks)})
        raise LookupError(f"{len(found)} elements answer to {action_id} (value {value!r}); there are {present}")
    return found[0]


def view_part(stage: Stage, view: View) -> dict[str, Any]:
    """The fields of a payload that comes from a view."""
    current = stage.workspace.views.find(view_id=view.id) or view
    return {
        "container": {"type": "view", "view_id": view.id},
        "view": stage.workspace.describe_view(current),
    }


def _message_part(stage: Stage, user: User, message: Message) -> dict[str, Any]:
    channel = stage.workspace.directory.get_channel(message.channel)
    if user.id not in channel.members or message.ephemeral_to not in {None, user.id}:
        raise ValueError(f"{user.name} does not see this message")
    is_ephemeral = message.ephemeral_to is not None
    part = {
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": is_ephemeral,
        },
        "channel": {"id": channel.id, "name": channel.name},
        "state": {"values": current_state(message.blocks, stage.workspace.timeline.choices(message, user.id))},
        "response_url": stage.response_url(user=user, channel=channel.id, message=message),
    }
    # Slack does not send an ephemeral message back; its content is known to the client alone.
    return part if is_ephemeral else part | {"message": message.describe(with_metadata=True)}


def _chosen(element: JsonObject, value: Any) -> JsonObject:
    kind = element["type"]
    if kind in VALUE_NAMES:
        return filled(element, value)
    if kind == "overflow":
        return {"type": kind, "selected_option": find_option(element, value)}
    if kind == "feedback_buttons":
        return {"type": kind, "value": value}
    pressed = {"type": kind, "text": element["text"]}
    return pressed | ({"value": element["value"]} if "value" in element else {})


def _remember(stage: Stage, user: User, target: Target, action: JsonObject) -> dict[str, dict[str, JsonObject]]:
    """Keep what was picked, as the client does, and return the whole state."""
    if isinstance(target, Message):
        kept: Any = stage.workspace.timeline.choices(target, user.id)
    else:
        current = stage.workspace.views.find(view_id=target.id) or target
        kept = {block: dict(elements) for block, elements in current.state.items()}
    name = VALUE_NAMES[action["type"]]
    kept.setdefault(action["block_id"], {})[action["action_id"]] = {"type": action["type"], name: action[name]}
    if isinstance(target, View):
        stage.workspace.views.remember(current, kept)
    return current_state(target.blocks, kept)
