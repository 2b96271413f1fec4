"""The address of a message in Slack, made of what is known of it, so that a form opens without a call. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

# As long as an address may be that is kept.
LONGEST = 500

_CONVERSATION = "[CDG][A-Z0-9]{1,30}"
_IN_THREAD = rf"\?thread_ts=\d{{1,12}}\.\d{{6}}&cid={_CONVERSATION}"
_MESSAGE = rf"archives/{_CONVERSATION}/p\d{{7,18}}({_IN_THREAD})?"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenMessage:
    """The message that a shortcut was chosen for; everything is empty where it was chosen for none."""

    text: str
    channel_id: str
    ts: str
    thread_ts: str


def link_to(message: ChosenMessage, *, workspace_url: str) -> str | None:
    """Where it can be looked at; None where that cannot be said."""
    link = f"{workspace_url}archives/{message.channel_id}/p{message.ts.replace('.', '')}"
    if message.thread_ts not in ("", message.ts):
        link += f"?thread_ts={message.thread_ts}&cid={message.channel_id}"
    return link if is_message_link(link, workspace_url=workspace_url) else None


def is_message_link(text: str, *, workspace_url: str) -> bool:
    """Whether it is the address of a message in our workspace, and of sane length."""
    is_safe = workspace_url.startswith("https://") and len(text) <= LONGEST
    return is_safe and re.fullmatch(re.escape(workspace_url) + _MESSAGE, text, re.ASCII) is not None
