"""What the tests of the local Slack share: a manifest, a clock that stands still, and real clients."""

import logging
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPResponse
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from sandbox.local_slack import LocalSlack

MANIFEST = {
    "display_information": {"name": "Errand"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "errand"},
        "shortcuts": [
            {"name": "New errand", "type": "global", "callback_id": "new_errand"},
            {"name": "Make an errand", "type": "message", "callback_id": "from_message"},
        ],
        "slash_commands": [
            {"command": "/errand", "description": "Errands", "should_escape": True},
            {"command": "/raw", "description": "As typed"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "commands",
                "app_mentions:read",
                "chat:write",
                "im:write",
                "users:read",
                "channels:read",
                "channels:history",
                "im:read",
                "im:history",
                "files:read",
                "files:write",
            ],
        },
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened",
                "message.im",
                "app_mention",
                "channel_archive",
                "member_joined_channel",
                "user_change",
            ],
        },
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}


class FakeClock:
    """Stands still until told to move."""

    def __init__(self) -> None:
        self.now = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **parts: float) -> None:
        self.now += timedelta(**parts)


def client_of(slack: LocalSlack, token: str | None = None) -> WebClient:
    return WebClient(
        token=slack.bot_token if token is None else token, base_url=slack.api_url, retry_handlers=[], timeout=5
    )


@contextmanager
def connected(app: App, slack: LocalSlack, **options: float) -> Iterator[SocketModeHandler]:
    """The app on its socket."""
    handler = SocketModeHandler(
        app,
        slack.app_token,
        web_client=client_of(slack, slack.app_token),
        logger=logging.getLogger("errand"),
        **options,
    )
    handler.connect()
    try:
        slack.wait_until_connected()
        yield handler
    finally:
        # slack_sdk's close() waits for its reader (three seconds) and its queue (one second), unless both wake.
        handler.client.closed = True
        handler.client.auto_reconnect_enabled = False
        slack.drop_sockets()
        handler.client.enqueue_message("{}")
        handler.close()


def fetch(url: str, **request: Any) -> HTTPResponse:
    """What a plain HTTP client gets."""
    return urllib.request.urlopen(urllib.request.Request(url, **request))


def plain(text):
    return {"type": "plain_text", "text": text}


def section(text, **parts):
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **parts}


def button(label, action_id, **parts):
    return {"type": "button", "text": plain(label), "action_id": action_id, **parts}


def field(label, action_id, **parts):
    """An input block with a text field, or with the element that `element` names."""
    element = parts.pop("element", {"type": "plain_text_input"})
    return {
        "type": "input",
        "block_id": f"{action_id}_block",
        "label": plain(label),
        "element": {"action_id": action_id, **element},
        **parts,
    }


def modal(*blocks, **parts):
    return {"type": "modal", "title": plain("Errand"), "submit": plain("Save"), "blocks": list(blocks), **parts}
