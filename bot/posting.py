"""Posts what somebody shares with a channel: once, at once, and with a sentence where Slack does not take it."""

from __future__ import annotations

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks import Message
from bot.slack_errors import NO_ANSWER, error_name, may_have_posted, slack_reason
from services.refusal import ChannelClosedToUs, Refusal, SharingRefused, SharingUncertain

logger = logging.getLogger(__name__)

_CLOSED = frozenset(
    {
        "channel_not_found", "not_in_channel", "is_archived", "is_inactive", "no_permission", "restricted_action",
        "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel", "channel_is_limited_access", "posting_to_channel_denied",
    }
)  # fmt: skip


def post(client: WebClient, channel_id: str, message: Message) -> None:
    """`client` has a short timeout.

    Raises ChannelClosedToUs or SharingRefused where nothing was posted, SharingUncertain where Slack may have posted.
    """
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
        raise _refusal(error) from error
    except NO_ANSWER as error:
        logger.warning("a list may not have been shared: %s", error_name(error))
        raise SharingUncertain from error


def _refusal(error: SlackApiError) -> Refusal:
    if may_have_posted(error):
        return SharingUncertain()
    return ChannelClosedToUs() if slack_reason(error) in _CLOSED else SharingRefused()
