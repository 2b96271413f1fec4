"""files.*: the three steps of an upload, and what is known of a file."""

from dataclasses import dataclass

from sandbox.accounts import Channel
from sandbox.messages import File
from sandbox.methods.call import Answer, Call, SlackError
from sandbox.methods.content import read_content


def get_upload_url(call: Call) -> Answer:
    if call.arguments.number("length", 0) < 1:
        raise SlackError("missing_argument")
    file = call.workspace.uploads.add(name=call.arguments.required("filename"), owner=call.bot)
    return {"file_id": file.id, "upload_url": f"{call.base_url}/upload/{file.id}"}


def complete_upload(call: Call) -> Answer:
    """Share uploaded files. Everything is checked before anything is shared."""
    channels = [_shareable(call, channel_id) for channel_id in _channel_ids(call)]
    announced = call.arguments.structure("files")
    if not isinstance(announced, list) or not announced:
        raise SlackError("invalid_arguments")
    uploaded = [_uploaded(call, entry.get("id", ""), title=entry.get("title", "")) for entry in announced]
    shared_in = tuple(channel.id for channel in channels)
    files = [
        call.workspace.uploads.change(each.file, title=each.title, is_complete=True, shared_in=shared_in)
        for each in uploaded
    ]
    described = [file.describe(call.base_url) for file in files]
    for channel in channels:
        _share(call, channel, described)
    return {"files": described}


def info(call: Call) -> Answer:
    file = call.workspace.uploads.find(call.arguments.required("file"))
    if file is None or not file.is_complete:
        raise SlackError("file_not_found")
    return {"file": file.describe(call.base_url)}


@dataclass(frozen=True, slots=True)
class _Uploaded:
    file: File
    title: str


def _uploaded(call: Call, file_id: str, *, title: str) -> _Uploaded:
    file = call.workspace.uploads.find(file_id)
    if file is None or not file.content:
        raise SlackError("file_not_found")
    return _Uploaded(file, title)


def _channel_ids(call: Call) -> list[str]:
    listed = call.arguments.text("channel_id") or call.arguments.text("channels")
    return [part.strip() for part in listed.split(",") if part.strip()]


def _shareable(call: Call, channel_id: str) -> Channel:
    """An id, never a name and never a person's: files do not open direct conversations."""
    channel = call.workspace.directory.find_channel(channel_id)
    if channel is None or channel.id != channel_id or (channel.is_private and call.bot not in channel.members):
        raise SlackError("channel_not_found")
    if channel.is_archived:
        raise SlackError("is_archived")
    if call.bot not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _share(call: Call, channel: Channel, described: list[Answer]) -> None:
    content = {"text": call.arguments.text("initial_comment")}
    if "blocks" in call.arguments:
        content = read_content(call)
    call.workspace.timeline.post(
        channel=channel.id,
        user=call.bot,
        bot_id=call.workspace.app.bot_id,
        thread_ts=call.arguments.text("thread_ts") or None,
        files=tuple(described),
        **content,
    )
