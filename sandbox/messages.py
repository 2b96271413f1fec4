"""Messages and files as the workspace keeps them. An ephemeral answer is a message that one person sees."""

from dataclasses import dataclass, field
from typing import Any

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An uploaded file. `shared_in` stays empty until files.completeUploadExternal names a channel."""

    id: str
    name: str
    owner: str
    title: str = ""
    content: bytes = b""
    is_complete: bool = False
    shared_in: tuple[str, ...] = ()

    def describe(self, base_url: str) -> JsonObject:
        """The file object of files.info, messages and file inputs."""
        kind = self.name.rpartition(".")[2].lower() if "." in self.name else "text"
        location = f"{base_url}/files-pri/{self.id}/{self.name}"
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title or self.name,
            "filetype": kind,
            "mimetype": {"csv": "text/csv", "png": "image/png", "ics": "text/calendar"}.get(kind, "text/plain"),
            "size": len(self.content),
            "user": self.owner,
            "channels": list(self.shared_in),
            "url_private": location,
            "url_private_download": f"{location}?download=1",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message. `ephemeral_to` is the id of the only person who sees it, if there is one."""

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: tuple[JsonObject, ...] = ()
    bot_id: str | None = None
    thread_ts: str | None = None
    metadata: JsonObject | None = None
    ephemeral_to: str | None = None
    edited_ts: str | None = None
    attachments: tuple[JsonObject, ...] = ()
    files: tuple[JsonObject, ...] = ()
    flags: JsonObject = field(default_factory=dict)

    def describe(self, *, with_metadata: bool) -> JsonObject:
        """The message object of Slack's answers; empty parts are left out as Slack leaves them out."""
        described: JsonObject = {"type": "message", "ts": self.ts, "user": self.user, "text": self.text}
        optional: JsonObject = {
            "blocks": list(self.blocks),
            "attachments": list(self.attachments),
            "bot_id": self.bot_id,
            "thread_ts": self.thread_ts,
            "files": list(self.files),
            "edited": {"user": self.user, "ts": self.edited_ts} if self.edited_ts else None,
            "metadata": self.metadata if with_metadata else None,
        }
        return described | {key: value for key, value in optional.items() if value}
