"""What our listeners read from Slack's payloads. Pure."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from bot.message_link import ChosenMessage

Body = dict[str, Any]


def user_id(body: Body) -> str:
    """Who asks; nobody, whom no directory knows, where the payload does not say."""
    return str(body.get("user_id") or (body.get("user") or {}).get("id") or event_of(body).get("user") or "")


def event_of(body: Body) -> Body:
    """What an event tells; nothing for everything else."""
    event: Body = body.get("event") or {}
    return event


def asked_for(body: Body) -> str:
    """The command, button or form by its own name, without a word of what was typed."""
    if "command" in body:
        return str(body["command"])
    if event := event_of(body):
        return f"event {event.get('type')}"
    if body.get("actions"):
        return str(body["actions"][0].get("action_id"))
    if body.get("type") in ("shortcut", "message_action"):
        return f"shortcut {body.get('callback_id')}"
    return f"{body.get('type')} {(body.get('view') or {}).get('callback_id')}"


def channel_id(body: Body) -> str | None:
    """The channel asked in; direct messages, alone or in a group, are none."""
    channel = str(
        body.get("channel_id") or (body.get("channel") or {}).get("id") or event_of(body).get("channel") or ""
    )
    is_private_talk = body.get("channel_name") in ("directmessage", "mpdm") or channel.startswith("D")
    return channel if channel and not is_private_talk else None


def chosen_message(body: Body) -> ChosenMessage:
    """What a message's shortcut was chosen for; an empty one for a shortcut that stands elsewhere."""
    message = body.get("message") or {}
    return ChosenMessage(
        text=str(message.get("text") or ""),
        channel_id=str((body.get("channel") or {}).get("id") or ""),
        ts=str(message.get("ts") or ""),
        thread_ts=str(message.get("thread_ts") or ""),
    )


def request_key(body: Body, text: str) -> str:
    """The same for the same request, however often it is delivered; it holds nothing that was typed.

    `text` is what tells this request from others by the same person.
    """
    # A form that is sent again comes with another trigger, but is the same form.
    trigger = None if body.get("type") == "view_submission" else body.get("trigger_id")
    told = json.dumps([trigger, user_id(body), body.get("command"), text])
    return hashlib.sha256(told.encode()).hexdigest()


def event_key(body: Body) -> str:
    """The same for the same event, however often it is delivered, and for all events about one message."""
    event = event_of(body)
    of_message = [event.get("channel"), event["ts"]] if event.get("ts") else [body.get("event_id")]
    return hashlib.sha256(json.dumps(["event", *of_message]).encode()).hexdigest()


def is_first_hand(body: Body) -> bool:
    """Whether somebody has just written something: no edit, no bot's words, no notice of Slack's own."""
    event = event_of(body)
    return not any(event.get(each) for each in ("bot_id", "subtype", "edited", "hidden", "app_id"))


def is_for_everyone(body: Body) -> bool:
    """Whether a button stands in a message, not in an answer that only the asker sees."""
    return not (body.get("container") or {}).get("is_ephemeral")


def is_in_form(body: Body) -> bool:
    """Whether a button stands in a modal; a Home tab is a view, too, but nothing can take its place."""
    return bool(body.get("view")) and body["view"].get("type") != "home"


def is_being_filled_in(body: Body) -> bool:
    """Whether a button stands in a form with fields, in which somebody may have typed already."""
    return is_in_form(body) and bool(first_input(body["view"]))


def first_input(view: Body) -> str:
    """The field that a fault of the whole form is shown under."""
    return next((str(block["block_id"]) for block in view.get("blocks", ()) if block["type"] == "input"), "")
