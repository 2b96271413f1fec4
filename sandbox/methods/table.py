"""Every Web API method this Slack knows, the token it wants and the scope it needs whatever the arguments.

Scopes that depend on the kind of conversation are checked where the conversation is known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from sandbox.methods import auth, blocks, chat, conversations, files, users, views
from sandbox.methods.call import Answer, Call


class Token(Enum):
    """The kinds of token a method may want."""

    BOT = "xoxb"
    NONE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One method."""

    answer: Callable[[Call], Answer]
    scope: str = ""
    token: Token = Token.BOT


METHODS: Mapping[str, Method] = {
    "auth.test": Method(answer=auth.test),
    "blocks.validate": Method(answer=blocks.validate, token=Token.NONE),
    "chat.delete": Method(answer=chat.delete, scope="chat:write"),
    "chat.getPermalink": Method(answer=chat.get_permalink),
    "chat.postEphemeral": Method(answer=chat.post_ephemeral, scope="chat:write"),
    "chat.postMessage": Method(answer=chat.post_message, scope="chat:write"),
    "chat.update": Method(answer=chat.update, scope="chat:write"),
    "conversations.history": Method(answer=conversations.history),
    "conversations.info": Method(answer=conversations.info),
    "conversations.list": Method(answer=conversations.list_all),
    "conversations.members": Method(answer=conversations.members),
    "conversations.open": Method(answer=conversations.open_direct, scope="im:write"),
    "conversations.replies": Method(answer=conversations.replies),
    "files.completeUploadExternal": Method(answer=files.complete_upload, scope="files:write"),
    "files.getUploadURLExternal": Method(answer=files.get_upload_url, scope="files:write"),
    "files.info": Method(answer=files.info, scope="files:read"),
    "users.info": Method(answer=users.info, scope="users:read"),
    "users.list": Method(answer=users.list_all, scope="users:read"),
    "users.lookupByEmail": Method(answer=users.lookup_by_email, scope="users:read.email"),
    "views.open": Method(answer=views.open_modal),
    "views.publish": Method(answer=views.publish_home),
    "views.push": Method(answer=views.push_modal),
    "views.update": Method(answer=views.update_modal),
}

# The one method of the app-level token lives beside the sockets it opens.
OPEN_CONNECTION = "apps.connections.open"
