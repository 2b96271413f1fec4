"""Delivery's way to Slack: posts once, looks for what may have been posted, updates what was.

Slack's own error names are sorted here, once, into what the sender does about them. Slack knows no
idempotency key, so nothing here repeats a post by itself: the client that is handed in retries nothing.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks import Message
from bot.messages.outgoing import render, render_bare
from bot.slack_errors import NO_ANSWER, error_name, may_have_posted, retry_after, slack_reason, strange_answer
from bot.text import Language
from programme.model import Recipient
from services.gateway import Delivered, NotFound, Outgoing, TryAgain, Undeliverable, Unknown

logger = logging.getLogger(__name__)

EVENT_TYPE = "hankebot_delivery"

# Pages of a conversation that are read in search of one message, newest first.
PAGES = 50
PAGE_LENGTH = 100

# Nothing can be sent to anybody until somebody mends it.
_APP_STOPPED = frozenset(
    {
        "account_inactive", "access_denied", "app_access_restricted", "ekm_access_denied", "invalid_auth",
        "missing_scope", "not_allowed_token_type", "not_authed", "org_login_required", "team_added_to_org",
        "token_expired", "token_revoked", "two_factor_setup_required",
    }
)  # fmt: skip

# This conversation or person will not take a message, or this message no update, however often we ask. Whatever
# is not named here may pass: a reminder is not given up for an error that nobody has heard of.
_FINAL = frozenset(
    {
        "channel_not_found", "is_archived", "is_inactive", "not_in_channel", "no_permission", "restricted_action",
        "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel", "restricted_action_thread_locked", "messages_tab_disabled",
        "channel_is_limited_access", "posting_to_channel_denied", "user_not_found", "user_disabled",
        "user_not_visible", "users_not_found", "cannot_dm_bot", "message_not_found", "cant_update_message",
        "edit_window_closed", "update_failed", "block_mismatch",
    }
)  # fmt: skip

# Slack does not like how the message is built: its plain words may do.
_BAD_PAYLOAD = frozenset(
    {
        "invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long", "no_text",
        "too_many_attachments", "metadata_too_large", "invalid_metadata_format", "invalid_metadata_schema",
    }
)  # fmt: skip

_TIMESTAMP = re.compile(r"\d{1,12}\.\d{1,9}", re.ASCII)
_CONVERSATION = re.compile(r"[CDG][A-Z0-9]{1,30}", re.ASCII)

APP_STOPPED_PAUSE = 300.0


class SlackGateway:
    """`client` must retry nothing; `language_of` tells the language of a person or a channel."""

    def __init__(self, client: WebClient, language_of: Callable[[Recipient], Language]) -> None:
        self._client = client
        self._language_of = language_of

    def send(self, outgoing: Outgoing) -> Delivered | TryAgain | Unknown | Undeliverable:
        try:
            conversation_id = self._conversation(outgoing.recipient)
        except SlackApiError as error:
            return self._refused(error)
        except NO_ANSWER as error:
            return TryAgain(error=error_name(error))
        message = self._render(outgoing)
        try:
            return self._post(outgoing, message, conversation_id)
        except SlackApiError as error:
            if slack_reason(error) not in _BAD_PAYLOAD:
                return self._post_refused(error)
            logger.warning("Slack refuses how a message is built: %s; its plain words are sent", slack_reason(error))
        try:
            return self._post(outgoing, replace(message, blocks=()), conversation_id)
        except SlackApiError as error:
            return self._post_refused(error)

    def _post(self, outgoing: Outgoing, message: Message, conversation_id: str) -> Delivered | Unknown:
        """Posts once. Raises SlackApiError where Slack answers with an error."""
        try:
            answer = self._client.chat_postMessage(
                channel=conversation_id,
                text=message.text,
                blocks=message.blocks,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"delivery": outgoing.delivery_id}},
                unfurl_links=False,
                unfurl_media=False,
            )
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

    def update(self, outgoing: Outgoing, place: Delivered) -> Delivered | TryAgain | Undeliverable:
        message = self._render(outgoing)
        try:
            answer = self._client.chat_update(
                channel=place.conversation_id, ts=place.message_ts, text=message.text, blocks=message.blocks
            )
        except SlackApiError as error:
            if slack_reason(error) in _BAD_PAYLOAD:
                return Undeliverable(error=error_name(error))
            return self._refused(error)
        except NO_ANSWER as error:
            return TryAgain(error=error_name(error))
        return place if answer.get("ts") == place.message_ts else TryAgain(error="an answer about something else")

    def _render(self, outgoing: Outgoing) -> Message:
        language = self._language_of(outgoing.recipient)
        try:
            return render(outgoing, language)
        except ValueError:
            # A warning, and no traceback: the error's words may repeat what was typed.
            logger.warning("delivery %s does not fit Slack in full and goes in its barest form", outgoing.delivery_id)
            return render_bare(outgoing, language)

    def _conversation(self, recipient: Recipient) -> str:
        """A channel as it is; a person's direct messages, which need their own id to be updated later."""
        if recipient.kind == Recipient.CHANNEL:
            return recipient.id
        opened = self._client.conversations_open(users=[recipient.id])
        channel = opened.get("channel")
        conversation_id = channel.get("id") if isinstance(channel, dict) else None
        if not _is_conversation(conversation_id):
            raise strange_answer(opened)
        return str(conversation_id)

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
            messages = page.get("messages")
            if not isinstance(messages, list):
                raise strange_answer(page)
            yield from messages
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return
        logger.warning("read %s pages of %s without coming to the end", PAGES, conversation_id)

    def _post_refused(self, error: SlackApiError) -> TryAgain | Unknown | Undeliverable:
        return Unknown(error=error_name(error)) if may_have_posted(error) else self._refused(error)

    def _refused(self, error: SlackApiError) -> TryAgain | Undeliverable:
        reason = slack_reason(error)
        if reason in _FINAL:
            return Undeliverable(error=error_name(error))
        if reason in _APP_STOPPED:
            logger.error("Slack takes no messages from us: %s", reason)
            return TryAgain(error=error_name(error), after=APP_STOPPED_PAUSE)
        return TryAgain(error=error_name(error), after=retry_after(error))


def _delivered(answer: Any, conversation_id: str) -> Delivered | Unknown:
    """Sent is only what Slack has given a timestamp."""
    if not isinstance(answer, dict) or not _TIMESTAMP.fullmatch(str(answer.get("ts"))):
        return Unknown(error="an answer without a timestamp")
    channel = answer.get("channel")
    return Delivered(
        conversation_id=str(channel) if _is_conversation(channel) else conversation_id, message_ts=str(answer["ts"])
    )


def _is_conversation(value: object) -> bool:
    """Whether it looks like the id of a conversation: an answer out of order can say anything."""
    return isinstance(value, str) and _CONVERSATION.fullmatch(value) is not None


def _delivery_id(sent: dict[str, Any]) -> str | None:
    metadata = sent.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    payload: dict[str, Any] = metadata.get("event_payload") or {}
    return payload.get("delivery")
