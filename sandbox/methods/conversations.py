"""conversations.*: channels, direct conversations, and what was said in them."""

from sandbox.accounts import Channel
from sandbox.messages import Message
from sandbox.methods.call import Answer, Call, SlackError
from sandbox.methods.lists import listed

_CREATED_AT = 1_700_000_000
_KINDS = {"public_channel": "channels", "private_channel": "groups", "im": "im"}


def open_direct(call: Call) -> Answer:
    """Open the direct conversation with one person, or return the one that exists."""
    if "channel" in call.arguments:
        return {"channel": {"id": call.channel().id}}
    ids = [part.strip() for part in call.arguments.text("users").split(",") if part.strip()]
    if len(ids) != 1:
        # Groups need mpim:write; one person at a time is all this Slack knows.
        raise SlackError("too_many_users" if ids else "not_enough_users")
    directory = call.workspace.directory
    user = directory.find_user(ids[0])
    if user is None or user.id == call.bot:
        raise SlackError("user_not_found" if user is None else "invalid_user_combination")
    if user.deleted:
        raise SlackError("user_disabled")
    known = directory.find_direct(user.id, call.bot)
    if known is None and call.arguments.flag("prevent_creation"):
        raise SlackError("channel_not_found")
    channel = directory.open_direct(user.id, call.bot)
    answer: Answer = {"channel": {"id": channel.id}}
    if call.arguments.flag("return_im"):
        answer["channel"] = _describe(call, channel)
    return answer | ({"no_op": True, "already_open": True} if known else {})


def info(call: Call) -> Answer:
    channel = call.channel()
    call.needs_scope(f"{channel.kind}:read")
    return {"channel": _describe(call, channel)}


def list_all(call: Call) -> Answer:
    """Private channels and direct conversations appear only if the app is in them."""
    kinds = {_KINDS.get(word.strip(), word) for word in call.arguments.text("types", "public_channel").split(",")}
    for kind in sorted(kinds):
        call.needs_scope(f"{kind}:read")
    hides_archived = call.arguments.flag("exclude_archived")
    channels = [
        channel
        for channel in call.workspace.directory.channels()
        if channel.kind in kinds
        and (not channel.is_private or call.bot in channel.members)
        and not (hides_archived and channel.is_archived)
    ]
    return listed(call, "channels", channels, lambda channel: _describe(call, channel))


def members(call: Call) -> Answer:
    channel = call.channel()
    call.needs_scope(f"{channel.kind}:read")
    return listed(call, "members", sorted(channel.members), str)


def history(call: Call) -> Answer:
    """Newest first, as Slack answers, without replies that stayed in their threads."""
    channel = _readable(call)
    messages = [message for message in _between(call, channel) if message.thread_ts in {None, message.ts}]
    answer = listed(call, "messages", messages[::-1], lambda each: _describe_message(call, each))
    return answer | {"has_more": bool(answer["response_metadata"]["next_cursor"]), "pin_count": 0}


def replies(call: Call) -> Answer:
    """A thread, its first message included, oldest first."""
    channel = _readable(call)
    root = call.arguments.required("ts")
    if call.workspace.timeline.find(channel.id, root) is None:
        raise SlackError("thread_not_found")
    messages = [message for message in _between(call, channel) if root in {message.ts, message.thread_ts}]
    answer = listed(call, "messages", messages, lambda each: _describe_message(call, each))
    return answer | {"has_more": bool(answer["response_metadata"]["next_cursor"])}


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.needs_scope(f"{channel.kind}:history")
    if call.bot not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _between(call: Call, channel: Channel) -> list[Message]:
    """Messages between `oldest` and `latest`; the bounds themselves count only if `inclusive` is set."""
    oldest, latest = (_read_ts(call, name) for name in ("oldest", "latest"))
    is_inclusive = call.arguments.flag("inclusive")

    def fits(ts: float) -> bool:
        if is_inclusive:
            return (oldest is None or ts >= oldest) and (latest is None or ts <= latest)
        return (oldest is None or ts > oldest) and (latest is None or ts < latest)

    return [each for each in call.workspace.timeline.in_channel(channel.id) if fits(float(each.ts))]


def _read_ts(call: Call, name: str) -> float | None:
    value = call.arguments.text(name)
    if not value:
        return None
    try:
        return float(value) or None
    except ValueError:
        raise SlackError(f"invalid_ts_{name}") from None


def _describe(call: Call, channel: Channel) -> Answer:
    return channel.describe(call.bot, created_at=_CREATED_AT)


def _describe_message(call: Call, message: Message) -> Answer:
    return message.describe(with_metadata=call.arguments.flag("include_all_metadata"))
