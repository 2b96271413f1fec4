"""Which conversations a select lets a person choose, by its filter."""

from sandbox.accounts import Channel
from sandbox.messages import JsonObject


def offers(element: JsonObject, channel: Channel) -> bool:
    """Whether a conversation is among those that the element shows."""
    if element["type"].endswith("channels_select"):
        return not channel.is_im and not channel.is_private
    wanted = element.get("filter", {})
    kind = "im" if channel.is_im else "private" if channel.is_private else "public"
    is_hidden = channel.is_ext_shared and bool(wanted.get("exclude_external_shared_channels"))
    return kind in wanted.get("include", [kind]) and not is_hidden
