"""Whether people of other organisations read along in a channel."""

from __future__ import annotations

import logging
from concurrent import futures

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack_errors import NO_ANSWER, error_name, slack_reason

logger = logging.getLogger(__name__)

# Several workspaces of one organisation may share a channel, too: that is not outside.
_SIGNS = ("is_ext_shared", "is_pending_ext_shared")


class Outside:
    """Asked of Slack each time, since a channel may be shared at any moment, for `within` seconds.

    A listener has three in all, and mostly something else to ask Slack, too.
    """

    def __init__(self, client: WebClient, *, within: float) -> None:
        self._client = client
        self._within = within
        self._helpers = futures.ThreadPoolExecutor(4, thread_name_prefix="outside")

    def is_shared(self, channel_id: str) -> bool | None:
        """None where Slack does not say in time.

        False of a channel that is hidden from us: nothing can be posted there.
        """
        try:
            return self._helpers.submit(self._ask, channel_id).result(timeout=self._within)
        except TimeoutError:
            logger.warning("conversations.info for %s: no answer in time", channel_id)
            return None

    def _ask(self, channel_id: str) -> bool | None:
        try:
            answer = self._client.conversations_info(channel=channel_id)
        except SlackApiError as error:
            logger.warning("conversations.info for %s: %s", channel_id, error_name(error))
            return False if slack_reason(error) == "channel_not_found" else None
        except NO_ANSWER as error:
            logger.warning("conversations.info for %s: %s", channel_id, error_name(error))
            return None
        channel = answer.get("channel")
        return any(channel.get(sign) for sign in _SIGNS) if isinstance(channel, dict) else None
