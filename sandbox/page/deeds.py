"""What a person does on the page, from its JSON to an act in the local Slack and back."""

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any

from sandbox.accounts import User
from sandbox.local_slack import LocalSlack
from sandbox.messages import File, Message
from sandbox.outcome import Outcome
from sandbox.views import View

Json = dict[str, Any]
_LARGEST_FILE = 5_000_000


class Deeds:
    """One method for each deed. LookupError and ValueError say what is wrong with it."""

    def __init__(self, slack: LocalSlack, user: User) -> None:
        self._slack = slack
        self._user = user
        self._kinds: Mapping[str, Callable[[Json], Outcome | None]] = {
            "say": self._say,
            "click": self._click,
            "submit": self._submit,
            "close": self._close,
            "options": self._options,
            "home": lambda _: self._slack.open_home(user=self._user),
            "shortcut": self._shortcut,
        }

    def do(self, deed: Json) -> Json:
        """Do it and tell what came of it."""
        kind = self._kinds.get(str(deed.get("kind")))
        if kind is None:
            raise LookupError(f"nobody can do {deed.get('kind')!r} here")
        return _told(kind(deed))

    def _say(self, deed: Json) -> Outcome | None:
        text, channel = str(deed["text"]), str(deed["channel"])
        if text.startswith("/"):
            return self._slack.command(user=self._user, channel=channel, text=text)
        return self._slack.say(user=self._user, channel=channel, text=text, thread_ts=deed.get("thread"))

    def _click(self, deed: Json) -> Outcome:
        target = self._target(deed)
        return self._slack.click(
            user=self._user,
            message=target if isinstance(target, Message) else None,
            view=target if isinstance(target, View) else None,
            action_id=str(deed["action"]),
            block_id=str(deed["block"]),
            value=deed.get("value"),
        )

    def _submit(self, deed: Json) -> Outcome:
        view = self._open_view(deed)
        return self._slack.submit(user=self._user, view=view, values=self._with_files(deed["values"]))

    def _close(self, deed: Json) -> Outcome | None:
        return self._slack.close(user=self._user, view=self._open_view(deed))

    def _options(self, deed: Json) -> Outcome:
        return self._slack.options(
            user=self._user, view=self._open_view(deed), action_id=str(deed["action"]), typed=str(deed["typed"])
        )

    def _shortcut(self, deed: Json) -> Outcome:
        message = self._message(deed) if deed.get("ts") else None
        return self._slack.shortcut(user=self._user, callback_id=str(deed["callback"]), message=message)

    def _target(self, deed: Json) -> Message | View:
        return self._message(deed) if deed.get("ts") else self._open_view(deed)

    def _message(self, deed: Json) -> Message:
        message = self._slack.message(str(deed["channel"]), str(deed["ts"]))
        if message is None:
            raise LookupError("this message is not there any more")
        return message

    def _open_view(self, deed: Json) -> View:
        open_ones = [*self._slack.views(self._user), self._slack.home(self._user)]
        for view in open_ones:
            if view is not None and view.id == deed.get("view"):
                return view
        raise LookupError("this form is not open any more")

    def _with_files(self, value: Any) -> Any:
        """The values of a form with each chosen file in the place of its name and bytes."""
        if isinstance(value, Mapping):
            is_file = set(value) == {"fileName", "base64"}
            return self._file(value) if is_file else {name: self._with_files(part) for name, part in value.items()}
        return [self._with_files(part) for part in value] if isinstance(value, list) else value

    def _file(self, chosen: Mapping[str, Any]) -> File:
        try:
            content = base64.b64decode(chosen["base64"], validate=True)
        except binascii.Error:
            raise ValueError("this file did not come whole") from None
        if len(content) > _LARGEST_FILE:
            raise ValueError("this file is too large for the sandbox")
        return self._slack.add_file(user=self._user, name=str(chosen["fileName"]), content=content)


def _told(outcome: Outcome | None) -> Json:
    if outcome is None:
        return {"error": None, "errors": {}}
    return {
        "error": outcome.error,
        "errors": dict(outcome.errors),
        "seconds": round(outcome.seconds, 3),
        "options": outcome.payload.get("options") or [],
        "optionGroups": outcome.payload.get("option_groups") or [],
    }
