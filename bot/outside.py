"""Whether people of other organisations read along in a channel."""

from __future__ import annotations

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack_errors import NO_ANSWER, error_name

logger = logging.getLogger(__name__)

# Several workspaces of one organisation may share a channel, too: that is not outside.
_SIGNS = ("is_ext_shared", "is_pending_ext_shared")


def is_shared_outside(client: WebClient, channel_id: str) -> bool:
    """`client` has a short timeout. False where Slack does not say, as of a private channel that we are not in."""
    try:
        answer = client.conversations_info(channel=channel_id)
    except (SlackApiError, *NO_ANSWER) as error:
        logger.warning("conversations.info for %s: %s", channel_id, error_name(error))
        return False
    channel = answer.get("channel") or {}
    return any(channel.get(sign) for sign in _SIGNS)
