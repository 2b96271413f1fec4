"""The way in over Socket Mode: no address of ours needs to be reachable from outside."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.internals import run_bolt_app

from bot.hello import ask_until_answered
from bot.in_flight import InFlight
from bot.slack_errors import strange_answer

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_bolt.response import BoltResponse
    from slack_sdk import WebClient
    from slack_sdk.socket_mode.builtin import SocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest


# A cut socket is noticed after some pings: about ten seconds, in which Slack tells people that we are away.
PING_SECONDS = 2


class SocketWay(SocketModeHandler):
    """Slack's own `start` neither minds a signal nor finishes what is in hand; this one is opened and closed.

    Counts in `in_flight` what it is answering.
    """

    def __init__(self, app: App, app_token: str, *, client: WebClient, workers: int, in_flight: InFlight) -> None:
        super().__init__(
            app, app_token, web_client=client, proxy=client.proxy, concurrency=workers, ping_interval=PING_SECONDS
        )
        self._in_flight = in_flight

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as Bolt's own does
        with self._in_flight.one():
            answer = run_bolt_app(self.app, req)
            if answer.status == HTTPStatus.OK:
                client.send_message(_acknowledgement(req.envelope_id, answer))

    def open(self, wait: Callable[[float], bool]) -> bool:
        """Connects as soon as Slack lets us; False when told to stop meanwhile. Raises TokenRefusedError.

        The first address is asked for here, until Slack answers: the SDK itself would give up at once.
        """

        def ask() -> str:
            answer = self.client.web_client.apps_connections_open(app_token=self.app_token)
            if not answer.get("url"):
                raise strange_answer(answer)
            return str(answer["url"])

        address = ask_until_answered(ask, token="SLACK_APP_TOKEN", wait=wait)  # noqa: S106 - the name of a setting
        if address is None:
            return False
        self.client.wss_uri = address
        self.client.connect()
        return True

    def is_open(self) -> bool:
        return self.client.is_connected()

    def finish(self, left: Callable[[], float]) -> None:
        """Takes nothing more, and answers what is in hand while there is time `left`, in seconds.

        The socket itself ends with the process: the SDK's own `close` waits seconds for its reader to notice.
        """
        self.client.auto_reconnect_enabled = False
        self.client.socket_mode_request_listeners.clear()
        self._in_flight.wait_until_none(left())


def _acknowledgement(envelope_id: str, answer: BoltResponse) -> str:
    """The ack with its payload, letters as they are: escaped, an emoji takes twelve bytes instead of four.

    The SDK's socket takes no more than 65,535 bytes, and loses what is longer without a word.
    """
    acknowledgement: dict[str, Any] = {"envelope_id": envelope_id}
    if answer.body:
        is_json = answer.headers.get("content-type", [""])[0].startswith("application/json")
        acknowledgement["payload"] = json.loads(answer.body) if is_json else {"text": answer.body}
    return json.dumps(acknowledgement, ensure_ascii=False)
