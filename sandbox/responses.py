"""What an app says through an acknowledgement or a response URL: a message for one person, or for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.messages import Message
from sandbox.methods.content import with_ids
from sandbox.methods.dispatch import HttpAnswer
from sandbox.passes import ResponseUrl
from sandbox.rules.messages import message_refusal
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an answer belongs: who acted, where, and on which message, if on one."""

    user: str
    channel: str
    message: Message | None = None


class Answers:
    """Turns answers into messages."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def take(self, content: Mapping[str, Any], *, place: Place, carried_by: str) -> tuple[str | None, Message | None]:
        """(error, message) for one answer; the message is None if one was deleted or none was said."""
        if content.get("delete_original"):
            return self._delete(place)
        payload = {
            "text": content.get("text", ""),
            "blocks": content.get("blocks") or [],
            "attachments": content.get("attachments") or [],
        }
        refusal = message_refusal(payload)
        if refusal:
            self._workspace.journal.report(carried_by, refusal.error, refusal.problems)
            return refusal.error, None
        parts = {
            "text": payload["text"],
            "blocks": with_ids(payload["blocks"], self._workspace.pulse),
            "attachments": tuple(payload["attachments"]),
        }
        original = self._original(place)
        if content.get("replace_original") and original is not None:
            return None, self._workspace.timeline.edit(original, **parts)
        return None, self._post(content, place, parts)

    def _post(self, content: Mapping[str, Any], place: Place, parts: dict[str, Any]) -> Message:
        is_public = content.get("response_type") == "in_channel"
        return self._workspace.timeline.post(
            channel=place.channel,
            user=self._workspace.app.bot_user_id,
            bot_id=self._workspace.app.bot_id,
            ephemeral_to=None if is_public else place.user,
            thread_ts=content.get("thread_ts"),
            metadata=content.get("metadata"),
            **parts,
        )

    def _delete(self, place: Place) -> tuple[str | None, Message | None]:
        original = self._original(place)
        if original is None:
            return "message_not_found", None
        self._workspace.timeline.delete(original)
        return None, None

    def _original(self, place: Place) -> Message | None:
        """The message acted on, if it is still there."""
        return place.message and self._workspace.timeline.find(place.message.channel, place.message.ts)


class ResponseUrls:
    """The endpoint behind `response_url`."""

    def __init__(self, workspace: Workspace, answers: Answers) -> None:
        self._workspace = workspace
        self._answers = answers

    def answer(self, key: str, content: Mapping[str, Any]) -> HttpAnswer:
        """Slack says no with 404 for a used-up URL and 400 for content it cannot show."""
        error, response = self._workspace.passes.use_response(key)
        if response is None:
            return HttpAnswer(status=404, body={"ok": False, "error": error})
        error, _ = self._answers.take(content, place=_place(response), carried_by="response_url")
        if error:
            return HttpAnswer(status=400, body={"ok": False, "error": error})
        return HttpAnswer(body={"ok": True})


def _place(response: ResponseUrl) -> Place:
    return Place(user=response.user, channel=response.channel, message=response.message)
