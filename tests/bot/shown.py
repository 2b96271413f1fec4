"""What of a message can be pressed or chosen, and whether Slack takes it."""

from __future__ import annotations

from bot.blocks import BLOCKS_TEXT_LENGTH, MESSAGE_BLOCKS, Block, Message
from bot.rich_text import text_length


def elements(message: Message) -> list[Block]:
    """Buttons, menus, boxes and choices of people, from the top down."""
    return [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]


def fits(message: Message) -> bool:
    return len(message.blocks) <= MESSAGE_BLOCKS and text_length(message.blocks) <= BLOCKS_TEXT_LENGTH
