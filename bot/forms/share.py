"""The form for sharing a list: which channel is to see it. Pure."""

from __future__ import annotations

from bot.blocks import Block
from bot.forms.fields import channel_select, field, modal, read_channel, values
from bot.ids import Form, read_page_value, write_page_value
from bot.text import Language


def build(page: int, words: str, channel_id: str | None, language: Language) -> Block:
    """`words` say which list; the form offers the channel it was asked in."""
    channel = field(Form.SHARE, "share_channel", channel_select(channel_id), language=language, hint=True)
    return modal(Form.SHARE, language, [channel], about=write_page_value(page, words))


def read(view: Block) -> tuple[tuple[int, str] | None, str | None]:
    """The page and the words of the list, and the channel."""
    return read_page_value(view.get("private_metadata")), read_channel(values(view).get("share_channel"))
