"""One call of a Web API method as its handler sees it: arguments, scopes, and how to say no."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.accounts import Channel
from sandbox.pace import Pace
from sandbox.rules.kinds import Problem
from sandbox.workspace import Workspace

Answer = dict[str, Any]


class SlackError(Exception):
    """An answer with `ok` false. `extra` goes into the answer beside the error name."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra


class RateLimited(Exception):  # noqa: N818 - Slack's own word, and no error of ours
    """Answered with HTTP 429."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after} s")
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of a call. Forms carry everything as text, JSON bodies carry types; both are read alike."""

    values: Mapping[str, Any]

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise SlackError("invalid_arguments", response_metadata={"messages": [f"missing required field: {name}"]})
        return value

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"true", "1"}

    def number(self, name: str, default: int) -> int:
        value = self.text(name)
        if not value:
            return default
        if not value.isdecimal():
            raise SlackError("invalid_arguments", response_metadata={"messages": [f"{name} must be a number"]})
        return int(value)

    def structure(self, name: str, *, or_error: str = "invalid_arguments") -> Any:
        """A list or an object, which a form carries as JSON text."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError:
            raise SlackError(or_error) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call that has passed authentication and the scopes of its method."""

    method: str
    arguments: Arguments
    workspace: Workspace
    pace: Pace
    base_url: str

    def needs_scope(self, scope: str) -> None:
        """Refuse the call unless the app was granted `scope`."""
        granted = self.workspace.manifest.bot_scopes
        if scope not in granted:
            raise SlackError("missing_scope", needed=scope, provided=",".join(sorted(granted)))

    def channel(self, name: str = "channel") -> Channel:
        """The conversation an argument names, as far as the app may know of it."""
        channel = self.workspace.directory.find_channel(self.arguments.required(name))
        if channel is None or (channel.is_private and self.bot not in channel.members):
            raise SlackError("channel_not_found")
        return channel

    @property
    def bot(self) -> str:
        return self.workspace.app.bot_user_id

    def report(self, error: str, problems: Iterable[Problem]) -> None:
        """Keep a refused payload for `slack.violations`."""
        self.workspace.journal.report(self.method, error, problems)

    def refuse(self, error: str, problems: Iterable[Problem]) -> SlackError:
        """The error to raise for a payload that breaks the rules; the problems are kept and told."""
        found = tuple(problems)
        self.report(error, found)
        return SlackError(error, response_metadata={"messages": [str(problem) for problem in found]})
