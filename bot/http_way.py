"""The way in over HTTP: signed requests from Slack, and a health page for whoever watches over the process.

Served by waitress; TLS ends at the proxy before it.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress.server import create_server

from bot.in_flight import InFlight

if TYPE_CHECKING:
    from slack_bolt import App

PATH = "/slack/events"
HEALTH = "/healthz"

# Slack's largest payload, a form's state, is far smaller.
LARGEST_BODY = 1_000_000

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


class HttpWay:
    """Counts in `in_flight` what it is answering.

    `is_healthy` is asked at each look at the health page, and `standing` what this process does, in a word.
    """

    def __init__(
        self,
        app: App,
        *,
        port: int,
        workers: int,
        in_flight: InFlight,
        is_healthy: Callable[[], bool],
        standing: Callable[[], str],
    ) -> None:
        self._slack = SlackRequestHandler(app, path=PATH)
        self._is_healthy = is_healthy
        self._standing = standing
        self._in_flight = in_flight
        # Its type stubs leave out what a stop needs to look at.
        self._server: Any = create_server(
            self.answer,
            host="0.0.0.0",  # noqa: S104 - the proxy before us may be on another machine; requests are signed
            port=port,
            threads=workers,
            max_request_body_size=LARGEST_BODY,
            # Half-open connections must not keep Slack out; select() would stop at 1,024.
            connection_limit=1000,
            channel_timeout=20,
            cleanup_interval=5,
            asyncore_use_poll=True,
            ident=None,
        )
        self._thread = threading.Thread(target=self._server.run, name="http", daemon=True)

    def open(self, wait: Callable[[float], bool]) -> bool:  # noqa: ARG002 - a port opens at once, a socket may not
        self._thread.start()
        return True

    def is_open(self) -> bool:
        return self._thread.is_alive()

    def finish(self, left: Callable[[], float]) -> None:
        """Answers what is in hand, and sends the answers off, while there is time `left`, in seconds."""
        self._in_flight.wait_until_none(left())
        self._server.task_dispatcher.shutdown(cancel_pending=True, timeout=left())
        pause = threading.Event()
        while left() and any(channel.total_outbufs_len for channel in list(self._server.active_channels.values())):
            pause.wait(0.01)
        self._server.close()

    def answer(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The WSGI application."""
        path = environ.get("PATH_INFO")
        if path == HEALTH:
            healthy = self._is_healthy()
            status = HTTPStatus.OK if healthy else HTTPStatus.SERVICE_UNAVAILABLE
            return _text(start_response, status, self._standing() if healthy else "not well")
        if path != PATH:
            return _text(start_response, HTTPStatus.NOT_FOUND, "nothing here")
        if not _may_be_signed(environ):
            return _text(start_response, HTTPStatus.UNAUTHORIZED, "unsigned")
        with self._in_flight.one():
            try:
                return self._slack(environ, start_response)
            except ValueError:  # a body that is no text, or no JSON
                return _text(start_response, HTTPStatus.BAD_REQUEST, "not understood")


def _may_be_signed(environ: Environ) -> bool:
    """Whether Bolt can check the signature at all: it answers other shapes with an error of its own.

    What comes without any is Bolt's to refuse, or to answer: Slack checks the certificate without signing.
    """
    timestamp = str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "0"))
    signature = str(environ.get("HTTP_X_SLACK_SIGNATURE", ""))
    return re.fullmatch("[0-9]{1,12}", timestamp) is not None and signature.isascii()


def _text(start_response: StartResponse, status: HTTPStatus, text: str) -> Iterable[bytes]:
    body = text.encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response(f"{status.value} {status.phrase}", headers)
    return [body]
