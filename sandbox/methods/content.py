"""The content of a message as an app sends it: read, checked, and given the ids that Slack gives."""

from collections.abc import Sequence
from typing import Any

from sandbox.messages import JsonObject
from sandbox.methods.call import Call, SlackError
from sandbox.pulse import Pulse
from sandbox.rules.messages import message_refusal
from sandbox.rules.metadata import metadata_error
from sandbox.rules.table import LONGEST_MARKDOWN
from sandbox.rules.walk import all_elements

FLAGS = ("unfurl_links", "unfurl_media", "link_names", "parse", "mrkdwn", "reply_broadcast")


def read_content(call: Call) -> dict[str, Any]:
    """The text, blocks and attachments of a call; SlackError for what Slack refuses."""
    arguments = call.arguments
    content: dict[str, Any] = {
        "text": arguments.text("text"),
        "blocks": arguments.structure("blocks", or_error="invalid_blocks_format") or [],
        "attachments": arguments.structure("attachments") or [],
    }
    if "markdown_text" in arguments:
        content["blocks"] = [_markdown_block(call, has_other=bool(content["text"] or content["blocks"]))]
    refusal = message_refusal(content)
    if refusal:
        raise call.refuse(refusal.error, refusal.problems)
    return {
        "text": content["text"],
        "blocks": with_ids(content["blocks"], call.workspace.pulse),
        "attachments": tuple(content["attachments"]),
    }


def read_metadata(call: Call) -> JsonObject | None:
    metadata = call.arguments.structure("metadata", or_error="invalid_metadata_format")
    if metadata is None:
        return None
    error = metadata_error(metadata)
    if error:
        raise SlackError(error)
    return dict(metadata)


def read_flags(call: Call) -> JsonObject:
    """Flags that change nothing here but that a test may want to see, such as `unfurl_links`."""
    return {name: call.arguments.values[name] for name in FLAGS if name in call.arguments}


def with_ids(blocks: Sequence[JsonObject], pulse: Pulse) -> tuple[JsonObject, ...]:
    """Copies of the blocks in which every block and interactive element has an id."""
    copies = [{**block, "block_id": block.get("block_id") or pulse.next_id("b")} for block in blocks]
    for block in copies:
        for part in ("accessory", "element"):
            if part in block:
                block[part] = dict(block[part])
        if block["type"] in {"actions", "context_actions"}:
            block["elements"] = [dict(element) for element in block["elements"]]
    for _, element in all_elements(copies):
        element.setdefault("action_id", pulse.next_id("a"))
    return tuple(copies)


def _markdown_block(call: Call, *, has_other: bool) -> JsonObject:
    text = call.arguments.text("markdown_text")
    if has_other:
        raise SlackError("markdown_text_conflict")
    if len(text) > LONGEST_MARKDOWN:
        raise SlackError("msg_too_long")
    return {"type": "markdown", "text": text}
