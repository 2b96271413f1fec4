"""Posts what somebody shares with a channel: once, at once, and with a sentence where Slack does not take it."""

from __future__ import annotations

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks import Message
from bot.slack_errors import NO_ANSWER, error_name, slack_reason
from services.refusal import ChannelClosedToUs, SharingUncertain

logger = logging.getLogger(__name__)


def post(client: WebClient, channel_id: str, message: Message) -> None:
    """`client` has a short timeout. Raises ChannelClosedToUs, or SharingUncertain where Slack may have posted."""
    try:
        client.chat_postMessage(
            channel=channel_id,
            text=message.text,
            blocks=message.blocks,
            unfurl_links=False,
            unfurl_media=False,
        )
    except SlackApiError as error:
        logger.warning("a list was not shared: %s", error_name(error))
        closed = slack_reason(error) in _CLOSED
        raise (ChannelClosedToUs if closed else SharingUncertain) from error
    except NO_ANSWER as error:
        logger.warning("a list may not have been shared: %s", error_name(error))
        raise SharingUncertain from error


_CLOSED = frozenset({"channel_not_found", "not_in_channel", "is_archived", "no_permission", "restricted_action"})
