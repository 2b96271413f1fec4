"""What one person has in front of them, as JSON for the page."""

from collections.abc import Iterable
from typing import Any

from sandbox.accounts import Channel, User
from sandbox.forms import current_state
from sandbox.local_slack import LocalSlack
from sandbox.messages import Message
from sandbox.views import View

Json = dict[str, Any]


class Snapshot:
    """Looks at the workspace with one person's eyes. `read` tells up to which ts they have read each conversation."""

    def __init__(self, slack: LocalSlack, user: User, read: dict[str, str]) -> None:
        self._slack = slack
        self._user = user
        self._read = read

    def take(self, *, channel: str, limit: int) -> Json:
        """Everything but the messages of the conversations that are not open."""
        return {
            "me": _person(self._user),
            "people": [_person(user) for user in self._slack.users() if not user.deleted],
            "bot": self._slack.bot_user_id,
            "app": self._slack.manifest.app_name,
            "hasHome": self._slack.manifest.has_home,
            "isConnected": self._slack.connections > 0,
            "channels": [self._channel(each) for each in self._my_channels()],
            "commands": [
                {"name": each.name, "description": each.description, "hint": each.usage_hint}
                for each in self._slack.manifest.commands.values()
            ],
            "shortcuts": [
                {"id": each.callback_id, "kind": each.kind, "name": each.name}
                for each in self._slack.manifest.shortcuts.values()
            ],
            "messages": self._messages(channel, limit),
            "view": self._view(self._slack.view(self._user)),
            "depth": len(self._slack.views(self._user)),
            "home": self._view(self._slack.home(self._user)),
            "violations": len(self._slack.violations),
        }

    def _my_channels(self) -> list[Channel]:
        """The channels the person is in, and the direct conversation with the app."""
        with_app = self._slack.direct_channel(self._user)
        return [
            channel
            for channel in self._slack.channels()
            if self._user.id in channel.members and (not channel.is_im or channel.id == with_app.id)
        ]

    def _channel(self, channel: Channel) -> Json:
        unread = [message for message in self._visible(channel.id) if self._is_news(message)]
        return {
            "id": channel.id,
            "name": channel.name,
            "kind": "direct" if channel.is_im else "private" if channel.is_private else "public",
            "isArchived": channel.is_archived,
            "isShared": channel.is_ext_shared,
            "members": len(channel.members),
            "hasApp": self._slack.bot_user_id in channel.members,
            "unread": len(unread),
            "isMentioned": channel.is_im or any(self._names_me(message) for message in unread),
            "readUpTo": self._read.get(channel.id, ""),
        }

    def _is_news(self, message: Message) -> bool:
        is_mine = message.user == self._user.id or message.ephemeral_to == self._user.id
        return not is_mine and message.ts > self._read.get(message.channel, "")

    def _names_me(self, message: Message) -> bool:
        return f"<@{self._user.id}" in message.text or f"'user_id': '{self._user.id}'" in str(message.blocks)

    def _visible(self, channel: str) -> list[Message]:
        return self._slack.visible_messages(user=self._user, channel=channel)

    def _messages(self, channel: str, limit: int) -> Json:
        """The latest of a conversation and the replies to them; `hasMore` tells of older ones."""
        if channel not in {each.id for each in self._my_channels()}:
            return {"channel": channel, "list": [], "hasMore": False}
        visible = self._visible(channel)
        first = [message for message in visible if message.thread_ts in {None, message.ts}]
        shown = {message.ts for message in first[-limit:]}
        latest = [message for message in visible if message.ts in shown or message.thread_ts in shown]
        return {"channel": channel, "list": list(map(self._message, latest)), "hasMore": len(first) > limit}

    def _message(self, message: Message) -> Json:
        return {
            "channel": message.channel,
            "ts": message.ts,
            "user": message.user,
            "text": message.text,
            "blocks": message.blocks,
            "files": [_file(file) for file in message.files],
            "isEphemeral": message.ephemeral_to is not None,
            "isEdited": message.edited_ts is not None,
            "thread": message.thread_ts if message.thread_ts != message.ts else None,
            "state": self._slack.choices(user=self._user, message=message),
        }

    def _view(self, view: View | None) -> Json | None:
        if view is None:
            return None
        return {
            "id": view.id,
            "hash": view.hash,
            "title": view.title,
            "submit": (view.content.get("submit") or {}).get("text"),
            "close": (view.content.get("close") or {}).get("text"),
            "blocks": view.blocks,
            "state": current_state(view.blocks, view.state),
        }


def _person(user: User) -> Json:
    return {
        "id": user.id,
        "name": user.name,
        "realName": user.real_name,
        "language": user.locale.partition("-")[0],
        "isBot": user.is_bot,
        "isAdmin": user.is_admin,
        "isGuest": user.is_restricted,
    }


def _file(file: Json) -> Json:
    return {"id": file["id"], "name": file["name"], "title": file["title"], "size": file["size"]}


def latest_ts(messages: Iterable[Message]) -> str:
    return max((message.ts for message in messages), default="")
