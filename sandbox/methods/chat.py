"""chat.*: posting, changing and deleting the app's messages."""

from sandbox.accounts import Channel
from sandbox.messages import Message
from sandbox.methods.call import Answer, Call, RateLimited, SlackError
from sandbox.methods.content import read_content, read_flags, read_metadata
from sandbox.rules.table import LONGEST_POSTED_TEXT, LONGEST_UPDATED_TEXT


def post_message(call: Call) -> Answer:
    channel = _destination(call)
    content = read_content(call)
    metadata = read_metadata(call)
    if not call.pace.allows(channel.id):
        raise RateLimited(retry_after=1)
    text = content.pop("text")
    message = call.workspace.timeline.post(
        channel=channel.id,
        user=call.bot,
        bot_id=call.workspace.app.bot_id,
        text=text[:LONGEST_POSTED_TEXT],
        thread_ts=_thread(call, channel),
        metadata=metadata,
        flags=read_flags(call),
        **content,
    )
    answer: Answer = {"channel": channel.id, "ts": message.ts, "message": message.describe(with_metadata=True)}
    if len(text) > LONGEST_POSTED_TEXT:
        answer |= {"warning": "message_truncated", "response_metadata": {"warnings": ["message_truncated"]}}
    return answer


def post_ephemeral(call: Call) -> Answer:
    channel = _destination(call)
    user = call.workspace.directory.find_user(call.arguments.required("user"))
    if user is None or user.id not in channel.members:
        raise SlackError("user_not_in_channel")
    message = call.workspace.timeline.post(
        channel=channel.id,
        user=call.bot,
        bot_id=call.workspace.app.bot_id,
        ephemeral_to=user.id,
        thread_ts=_thread(call, channel),
        **read_content(call),
    )
    return {"message_ts": message.ts}


def update(call: Call) -> Answer:
    """Text without blocks removes the blocks; metadata that is not sent stays."""
    message = _own(call, error="cant_update_message")
    if len(call.arguments.text("text")) > LONGEST_UPDATED_TEXT:
        raise SlackError("msg_too_long")
    content = read_content(call)
    if _is_rich(message.blocks) and content["blocks"] and not _is_rich(content["blocks"]):
        raise SlackError("block_mismatch")
    if "metadata" in call.arguments:
        content["metadata"] = read_metadata(call)
    # Slack shows no "(edited)" for a bot's own change, but the message object tells of it.
    edited = call.workspace.timeline.edit(message, edited_ts=call.workspace.pulse.next_ts(), **content)
    return {
        "channel": edited.channel,
        "ts": edited.ts,
        "text": edited.text,
        "message": edited.describe(with_metadata=True),
    }


def delete(call: Call) -> Answer:
    message = _own(call, error="cant_delete_message")
    call.workspace.timeline.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def get_permalink(call: Call) -> Answer:
    channel = call.channel()
    ts = call.arguments.required("message_ts")
    if call.workspace.timeline.find(channel.id, ts) is None:
        raise SlackError("message_not_found")
    domain = call.workspace.team.domain
    return {
        "channel": channel.id,
        "permalink": f"https://{domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}",
    }


def _destination(call: Call) -> Channel:
    """Where a message may go. A user id means the direct conversation with that person."""
    directory = call.workspace.directory
    name = call.arguments.required("channel")
    user = directory.find_user(name) if name.startswith(("U", "W")) else None
    channel = directory.open_direct(user.id, call.bot) if user else call.channel()
    if channel.is_im:
        _check_direct(call, channel)
    if channel.is_archived:
        raise SlackError("is_archived")
    # Posting from outside takes a scope of its own, and the error does not tell of it.
    may_post_outside = "chat:write.public" in call.workspace.manifest.bot_scopes and not channel.is_private
    if call.bot not in channel.members and not may_post_outside:
        raise SlackError("not_in_channel")
    return channel


def _check_direct(call: Call, channel: Channel) -> None:
    other = next(iter(channel.members - {call.bot}), call.bot)
    if call.workspace.directory.get_user(other).deleted:
        raise SlackError("channel_not_found")
    if not call.workspace.manifest.accepts_direct_messages:
        raise SlackError("messages_tab_disabled")


def _thread(call: Call, channel: Channel) -> str | None:
    ts = call.arguments.text("thread_ts") or None
    if ts and call.workspace.timeline.find(channel.id, ts) is None:
        raise SlackError("thread_not_found")
    return ts


def _own(call: Call, *, error: str) -> Message:
    """The app's own message named by `channel` and `ts`; ephemeral ones cannot be reached this way."""
    channel = call.channel()
    message = call.workspace.timeline.find(channel.id, call.arguments.required("ts"))
    if message is None or message.ephemeral_to:
        raise SlackError("message_not_found")
    if message.user != call.bot:
        raise SlackError(error)
    if channel.is_archived:
        raise SlackError("is_inactive")
    return message


def _is_rich(blocks: tuple[dict[str, object], ...]) -> bool:
    return any(block.get("type") == "rich_text" for block in blocks)
