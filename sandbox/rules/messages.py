"""What is wrong with the content of a message, as a Slack error name and the problems behind it."""

from dataclasses import dataclass
from typing import Any

from sandbox.rules.blocks import message_block_problems
from sandbox.rules.kinds import MESSAGE, Problem, Spot
from sandbox.rules.table import LONGEST_MESSAGE_BLOCKS, MOST_ATTACHMENTS
from sandbox.rules.walk import text_length


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why Slack turns a payload down."""

    error: str
    problems: tuple[Problem, ...]


def message_refusal(content: dict[str, Any]) -> Refusal | None:
    """Why Slack refuses a message with this text, these blocks and attachments; None if it does not."""
    text, blocks = content.get("text") or "", content.get("blocks") or []
    attachments = content.get("attachments") or []
    if not text and not blocks and not attachments:
        return _single("no_text", "", "a message needs text, blocks or attachments")
    problems = tuple(message_block_problems(blocks, Spot("/blocks", MESSAGE)))
    if problems:
        return Refusal("invalid_blocks", problems)
    length = text_length(blocks)
    if length > LONGEST_MESSAGE_BLOCKS:
        return _single("msg_blocks_too_long", "/blocks", f"the blocks hold {length} characters")
    if len(attachments) > MOST_ATTACHMENTS:
        return _single("too_many_attachments", "/attachments", f"{len(attachments)} attachments")
    return None


def _single(error: str, pointer: str, sentence: str) -> Refusal:
    return Refusal(error, (Problem(error, pointer, sentence),))
