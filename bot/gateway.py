"""Delivery's way to Slack: posts once, looks for what may have been posted, updates what was.

Slack's own error names are sorted here, once, into what the sender does about them. Slack knows no
idempotency key, so nothing here repeats a post by itself: the client that is handed in retries nothing.
"""

from __future__ import annotations

import http.client
import logging
from collections.abc import Callable, Iterator
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks import Message
from bot.messages.reminder import render
from bot.slack_errors import NO_ANSWER, error_name, slack_reason
from bot.text import Language
from programme.model import Recipient
from services.gateway import Delivered, NotFound, Notice, TryAgain, Undeliverable, Unknown

logger = logging.getLogger(__name__)

EVENT_TYPE = "hankebot_delivery"

# Pages of a conversation that are read in search of one message, newest first.
PAGES = 50
PAGE_LENGTH = 100

# Slack says that it did nothing, and that later may be better.
_LATER = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "accesslimited"})

# Slack may have posted all the same.
_UNCLEAR = frozenset({"internal_error", "fatal_error", "request_timeout"})

# Nothing can be sent to anybody until somebody mends it.
_APP_STOPPED = frozenset(
    {
        "account_inactive", "access_denied", "app_access_restricted", "ekm_access_denied", "invalid_auth",
        "missing_scope", "not_allowed_token_type", "not_authed", "org_login_required", "team_added_to_org",
        "token_expired", "token_revoked", "two_factor_setup_required",
    }
)  # fmt: skip

APP_STOPPED_PAUSE = 300.0


class SlackGateway:
    """`client` must retry nothing; `language_of` tells the language of a person or a channel."""

    def __init__(self, client: WebClient, language_of: Callable[[Recipient], Language]) -> None:
        self._client = client
        self._language_of = language_of

    def send(self, notice: Notice) -> Delivered | TryAgain | Unknown | Undeliverable:
        message = self._render(notice)
        try:
            conversation_id = self._conversation(notice.recipient)
        except SlackApiError as error:
            return self._refused(error)
        except NO_ANSWER as error:
            return TryAgain(error=error_name(error))
        try:
            answer = self._client.chat_postMessage(
                channel=conversation_id,
                text=message.text,
                blocks=message.blocks,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"delivery": notice.delivery_id}},
                unfurl_links=False,
                unfurl_media=False,
            )
        except SlackApiError as error:
            return self._post_refused(error)
        except NO_ANSWER as error:
            return Unknown(error=error_name(error))
        return _delivered(answer.data, conversation_id)

    def find(
        self, delivery_id: str, recipient: Recipient, *, after_ts: str | None
    ) -> Delivered | NotFound | TryAgain:
        """Where Slack will not let us look, at all or any more, the message counts as not found.

        Sending it again may then repeat it. That is an annoyance; a report that nobody was reminded of is not.
        """
        try:
            conversation_id = self._conversation(recipient)
            for sent in self._history(conversation_id, after_ts):
                if _delivery_id(sent) == delivery_id:
                    return Delivered(conversation_id=conversation_id, message_ts=sent["ts"])
        except SlackApiError as error:
            refused = self._refused(error)
            if isinstance(refused, TryAgain) and slack_reason(error) != "missing_scope":
                return refused
            logger.warning("may not look for a message in its conversation: %s", slack_reason(error))
        except NO_ANSWER as error:
            return TryAgain(error=error_name(error))
        return NotFound()

    def update(self, notice: Notice, place: Delivered) -> Delivered | TryAgain | Undeliverable:
        message = self._render(notice)
        try:
            self._client.chat_update(
                channel=place.conversation_id, ts=place.message_ts, text=message.text, blocks=message.blocks
            )
        except SlackApiError as error:
            return self._refused(error)
        except NO_ANSWER as error:
            return TryAgain(error=error_name(error))
        return place

    def _render(self, notice: Notice) -> Message:
        return render(notice, self._language_of(notice.recipient))

    def _conversation(self, recipient: Recipient) -> str:
        """A channel as it is; a person's direct messages, which need their own id to be updated later."""
        if recipient.kind == Recipient.CHANNEL:
            return recipient.id
        opened = self._client.conversations_open(users=[recipient.id])
        channel: dict[str, Any] = opened["channel"]
        return str(channel["id"])

    def _history(self, conversation_id: str, after_ts: str | None) -> Iterator[dict[str, Any]]:
        """Messages newest first, back to a timestamp of Slack's own: no clock of ours is asked."""
        cursor: str | None = None
        for _ in range(PAGES):
            page = self._client.conversations_history(
                channel=conversation_id,
                include_all_metadata=True,
                limit=PAGE_LENGTH,
                cursor=cursor,
                oldest=after_ts,
            )
            yield from page["messages"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return
        logger.warning("read %s pages of %s without coming to the end", PAGES, conversation_id)

    def _post_refused(self, error: SlackApiError) -> TryAgain | Unknown | Undeliverable:
        """An answer that came after the post was sent: some leave open whether Slack posted."""
        status, reason = error.response.status_code, slack_reason(error)
        if reason in _UNCLEAR or status >= http.client.INTERNAL_SERVER_ERROR or reason is None:
            return Unknown(error=error_name(error))
        return self._refused(error)

    def _refused(self, error: SlackApiError) -> TryAgain | Undeliverable:
        status, reason = error.response.status_code, slack_reason(error)
        if status == http.client.TOO_MANY_REQUESTS or reason in _LATER:
            return TryAgain(error=reason or "ratelimited", after=_retry_after(error))
        if reason in _APP_STOPPED:
            logger.error("Slack takes no messages from us: %s", reason)
            return TryAgain(error=reason or "", after=APP_STOPPED_PAUSE)
        if reason is None or reason in _UNCLEAR or status >= http.client.INTERNAL_SERVER_ERROR:
            return TryAgain(error=error_name(error))
        return Undeliverable(error=reason)


def _retry_after(error: SlackApiError) -> float | None:
    """The pause that Slack asks for, in seconds."""
    headers = {str(name).lower(): value for name, value in (error.response.headers or {}).items()}
    value = headers.get("retry-after")
    text = str(value[0] if isinstance(value, list) else value)
    return float(text) if text.isdigit() else None


def _delivered(answer: Any, conversation_id: str) -> Delivered | Unknown:
    """Sent is only what Slack has given a timestamp."""
    if isinstance(answer, dict) and answer.get("ts"):
        return Delivered(conversation_id=str(answer.get("channel") or conversation_id), message_ts=str(answer["ts"]))
    return Unknown(error="an answer without a timestamp")


def _delivery_id(sent: dict[str, Any]) -> str | None:
    metadata = sent.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    payload: dict[str, Any] = metadata.get("event_payload") or {}
    return payload.get("delivery")
