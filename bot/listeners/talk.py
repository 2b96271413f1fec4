"""What people write to us: acknowledged before we begin, so that what is to be said goes through Slack's API.

Slack may deliver the same event several times, and tells of what bots and we ourselves write: each message is
answered once, and only to people. Whoever is no full member hears so once in each conversation, and nobody else does.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.asked import Asked, Desk, Said
from bot.blocks import Message
from bot.directory import Standing
from bot.listeners.front_desk import FrontDesk
from bot.listeners.payload import Body, event_key, event_of, is_first_hand, user_id
from bot.slack_errors import SLACK_ERRORS, error_name
from services.once import first_time

logger = logging.getLogger(__name__)

# After so many seconds an answer that came too fast is posted again: Slack takes one a second in each conversation.
PAUSES = (1.5, 3.0)

# Whoever is one of these is not spoken to at all: two bots could go on for ever.
_SILENT = (Standing.BOT, Standing.DEACTIVATED)


def spoken_to(answer: Callable[[Asked, Desk, str], Said]) -> Callable[[FrontDesk, Body], None]:
    """Hears what people write to us, and says what is answered."""

    def handle(front: FrontDesk, body: Body) -> None:
        if not is_first_hand(body) or user_id(body) == front.workspace.bot_user_id:
            return
        said = _answer(front, answer, body)
        if said:
            _say(front, body, said)

    return handle


def excuse(front: FrontDesk, body: Body, sentence: Message) -> None:
    """Nobody but the asker reads that something has failed."""
    _say(front, body, Said(message=sentence, is_for_all=False))


def _answer(front: FrontDesk, answer: Callable[[Asked, Desk, str], Said], body: Body) -> Said | None:
    standing = front.directory.find(user_id(body)).standing
    if standing in _SILENT:
        return None
    if standing is not Standing.MEMBER:
        return _refused(front, body)
    if not first_time(front.desk.division, event_key(body)):
        return None
    asked = front.asked(body, text=event_key(body))
    return answer(asked, front.desk, _without_us(front, str(event_of(body).get("text") or "")))


def _refused(front: FrontDesk, body: Body) -> Said | None:
    """Who it is may be known the next time, when Slack tells it."""
    is_known = front.directory.find(user_id(body)).standing is not Standing.UNKNOWN
    told = f"refused {user_id(body)} in {event_of(body).get('channel')}" if is_known else event_key(body)
    refused = front.refused(body)
    if refused is None or not first_time(front.desk.division, told):
        return None
    return Said(message=refused, is_for_all=False)


def _without_us(front: FrontDesk, text: str) -> str:
    """What is said to us, without our name."""
    name = rf"<@{re.escape(front.workspace.bot_user_id)}(?:\|[^<>]*)?>"
    return re.sub(name, " ", text).strip()


def _say(front: FrontDesk, body: Body, said: Said) -> None:
    """Under the message that it answers, in a thread where it stands in a channel or in one already.

    In a channel that is shared with another organisation nobody but the asker sees an answer.
    """
    event = event_of(body)
    channel, is_direct = str(event.get("channel") or ""), str(event.get("channel") or "").startswith("D")
    thread = event.get("thread_ts") or (None if is_direct else event.get("ts"))
    is_for_all = is_direct or (said.is_for_all and not body.get("is_ext_shared_channel"))
    post(front, said.message, channel=channel, thread=thread, only_to=None if is_for_all else user_id(body))


def post(
    front: FrontDesk, message: Message, *, channel: str, thread: str | None = None, only_to: str | None = None
) -> None:
    """Posts once. What Slack takes no more of for the moment goes out a little later, in the background.

    An answer that does not arrive for another reason is asked for again by whoever misses it.
    """
    said: dict[str, Any] = {"channel": channel, "text": message.text, "blocks": list(message.blocks)}
    said |= {"thread_ts": thread} if thread else {}
    call = front.client.chat_postMessage if only_to is None else front.client.chat_postEphemeral
    said |= {"unfurl_links": False, "unfurl_media": False} if only_to is None else {"user": only_to}
    if not _is_taken(call, said):
        front.background.submit(_post_later, call, said)


def _is_taken(call: Callable[..., SlackResponse], said: dict[str, Any]) -> bool:
    """False only where Slack has surely posted nothing, since it came too fast."""
    try:
        call(**said)
    except SLACK_ERRORS as error:
        logger.warning("an answer was not taken by Slack: %s", error_name(error))
        return not (isinstance(error, SlackApiError) and error.response.status_code == HTTPStatus.TOO_MANY_REQUESTS)
    return True


def _post_later(call: Callable[..., SlackResponse], said: dict[str, Any]) -> None:
    for pause in PAUSES:
        time.sleep(pause)
        if _is_taken(call, said):
            return
