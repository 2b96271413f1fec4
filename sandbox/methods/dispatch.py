"""From a method's name, a token and arguments to an answer: who asks, may they, what comes back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.methods.call import Answer, Arguments, Call, RateLimited, SlackError
from sandbox.methods.table import METHODS, OPEN_CONNECTION, Method, Token
from sandbox.pace import Pace
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAnswer:
    """What goes over the wire."""

    body: Answer
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class Dispatcher:
    """Calls the Web API's methods, one at a time: each sees the workspace as the one before left it."""

    def __init__(
        self, *, workspace: Workspace, pace: Pace, base_url: str, open_connection: Callable[[], str | None]
    ) -> None:
        self._workspace = workspace
        self._pace = pace
        self._base_url = base_url
        self._open_connection = open_connection

    def answer(self, name: str, *, token: str, arguments: Mapping[str, Any]) -> HttpAnswer:
        try:
            with self._workspace.pulse.changed:
                body = self._run(name, token=token, arguments=Arguments(arguments))
        except SlackError as refusal:
            return HttpAnswer(body={"ok": False, "error": refusal.error, **refusal.extra})
        except RateLimited as limit:
            headers = {"Retry-After": str(limit.retry_after)}
            return HttpAnswer(status=429, headers=headers, body={"ok": False, "error": "ratelimited"})
        return HttpAnswer(body={"ok": True, **body})

    def _run(self, name: str, *, token: str, arguments: Arguments) -> Answer:
        if name == OPEN_CONNECTION:
            self._check_token(token, wanted=self._workspace.app.app_token, other=self._workspace.app.bot_token)
            return self._open_socket()
        method = METHODS.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        if method.token is Token.BOT:
            self._check_token(token, wanted=self._workspace.app.bot_token, other=self._workspace.app.app_token)
        return method.answer(self._call(name, method, arguments))

    def _call(self, name: str, method: Method, arguments: Arguments) -> Call:
        call = Call(
            method=name,
            arguments=arguments,
            workspace=self._workspace,
            pace=self._pace,
            base_url=self._base_url,
        )
        if method.scope:
            call.needs_scope(method.scope)
        return call

    def _open_socket(self) -> Answer:
        url = self._open_connection()
        if url is None:
            raise SlackError("too_many_websockets")
        return {"url": url}

    @staticmethod
    def _check_token(token: str, *, wanted: str, other: str) -> None:
        if not token:
            raise SlackError("not_authed")
        if token == other:
            raise SlackError("not_allowed_token_type")
        if token != wanted:
            raise SlackError("invalid_auth")
