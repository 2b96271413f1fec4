"""What Slack's client makes of typed text: names become ids, and `& < >` are escaped."""

import re

from sandbox.directory import Directory

_MENTION = re.compile(r"(?<![\w@])@([\w.-]*\w)")
_CHANNEL = re.compile(r"(?<![\w#&])#([\w-]+)")
_URL = re.compile(r"https?://\S+")


def escape(text: str) -> str:
    """The three characters that mean something in mrkdwn. The ampersand first, or it would hit the others."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def encode_typed(text: str, directory: Directory) -> str:
    """Text as Slack sends it on: known names as `<@U1|name>` and `<#C1|name>`, links in brackets.

    What a person types never becomes markup otherwise: a typed `<!channel>` arrives as `&lt;!channel&gt;`.
    """

    def mention(match: re.Match[str]) -> str:
        user = directory.find_user(match[1])
        # By name only: typing an id is typing letters.
        return f"<@{user.id}|{user.name}>" if user and user.name == match[1] else match[0]

    def channel(match: re.Match[str]) -> str:
        found = directory.find_channel(match[1])
        if found is None:
            return match[0]
        # The name of a private channel stays private.
        return f"<#{found.id}|{'' if found.is_private else found.name}>"

    linked = _URL.sub(lambda match: f"<{match[0]}>", escape(text))
    return _CHANNEL.sub(channel, _MENTION.sub(mention, linked))
