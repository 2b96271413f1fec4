"""Events: what the app is told of, if it has subscribed to it."""

from collections.abc import Mapping
from typing import Any

from sandbox.accounts import Channel, User
from sandbox.acts.stage import Stage
from sandbox.delivery.values import EVENT
from sandbox.directory import Where, Who
from sandbox.escaping import encode_typed
from sandbox.outcome import Outcome

_CHANNEL_TYPES = {"channels": "channel", "groups": "group", "im": "im"}

# What an app subscribes to in order to hear of messages, by the kind of conversation that they stand in.
_MESSAGES = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}


# Without the scope an app is told nothing, whatever its manifest subscribes to.
_SCOPES = {
    "app_mention": ("app_mentions:read",),
    "message.im": ("im:history",),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
    "channel_archive": ("channels:read",),
    "channel_unarchive": ("channels:read",),
    "group_archive": ("groups:read",),
    "group_unarchive": ("groups:read",),
    "user_change": ("users:read",),
    "team_join": ("users:read",),
}


def send_event(stage: Stage, event: Mapping[str, Any]) -> Outcome | None:
    """Deliver an event; None if the manifest does not subscribe to it, or has not the scope for it."""
    workspace = stage.workspace
    is_message = event["type"] == "message"
    name = _MESSAGES.get(str(event.get("channel_type")), "") if is_message else str(event["type"])
    needed = _needed_scopes(name, event)
    if name not in workspace.manifest.events or (needed and not workspace.manifest.bot_scopes & needed):
        return None
    payload = {
        "type": "event_callback",
        "token": workspace.app.verification_token,
        "team_id": workspace.team.id,
        "api_app_id": workspace.app.id,
        "event": {"event_ts": workspace.pulse.next_ts(), **event},
        "event_id": workspace.pulse.next_id("Ev"),
        "event_time": workspace.pulse.epoch(),
        "is_ext_shared_channel": _is_shared(stage, event),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team.id,
                "user_id": workspace.app.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            },
        ],
    }
    return stage.send(EVENT, payload)


def open_home(stage: Stage, who: Who) -> Outcome | None:
    """Open the app's Home tab."""
    user = stage.actor(who)
    event: dict[str, Any] = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": stage.workspace.direct_with_app(user),
        "tab": "home",
    }
    home = stage.workspace.views.home(user.id)
    if home:
        event["view"] = stage.workspace.describe_view(home)
    return send_event(stage, event)


def say(stage: Stage, who: Who, *, text: str, where: Where | None, thread_ts: str | None = None) -> Outcome | None:
    """Write a message. The app hears of it where it is a member, and as a mention if it is named."""
    user = stage.actor(who)
    channel = stage.place(user, where)
    encoded = encode_typed(text, stage.workspace.directory)
    message = stage.workspace.timeline.post(channel=channel.id, user=user.id, text=encoded, thread_ts=thread_ts)
    if stage.workspace.app.bot_user_id not in channel.members:
        return None
    event = {"user": user.id, "text": encoded, "ts": message.ts, "event_ts": message.ts, "channel": channel.id}
    event |= {"team": user.team_id} | ({"thread_ts": thread_ts} if thread_ts else {})
    outcome = _say_message(stage, event, channel)
    if f"<@{stage.workspace.app.bot_user_id}" in encoded and not channel.is_im:
        return send_event(stage, event | {"type": "app_mention"}) or outcome
    return outcome


def tell_membership(stage: Stage, user: User, *, channel: Channel, joined: bool) -> Outcome | None:
    """Tell the app that somebody, perhaps the app itself, came into a channel or left it."""
    event = {
        "type": "member_joined_channel" if joined else "member_left_channel",
        "user": user.id,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": stage.workspace.team.id,
    }
    return send_event(stage, event)


def tell_archived(stage: Stage, channel: Channel, *, archived: bool) -> Outcome | None:
    word = "group" if channel.is_private else "channel"
    return send_event(stage, {"type": f"{word}_{'archive' if archived else 'unarchive'}", "channel": channel.id})


def tell_user_change(stage: Stage, user: User) -> Outcome | None:
    described = user.describe(stage.workspace.pulse.now(), with_locale=True, with_email=False)
    return send_event(stage, {"type": "user_change", "user": described})


def _needed_scopes(name: str, event: Mapping[str, Any]) -> frozenset[str]:
    """Any of these is enough; of a private channel only what is said of groups."""
    scopes = frozenset(_SCOPES.get(name, ()))
    kind = {"G": "groups:read", "C": "channels:read"}.get(str(event.get("channel_type")))
    return scopes & {kind} if kind in scopes else scopes


def _say_message(stage: Stage, event: Mapping[str, Any], channel: Channel) -> Outcome | None:
    return send_event(stage, {**event, "type": "message", "channel_type": _CHANNEL_TYPES[channel.kind]})


def _is_shared(stage: Stage, event: Mapping[str, Any]) -> bool:
    named = event.get("channel")
    channel = stage.workspace.directory.find_channel(named) if isinstance(named, str) else None
    return channel is not None and channel.is_ext_shared
