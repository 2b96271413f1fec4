"""The way in over Socket Mode: no address of ours needs to be reachable from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.hello import ask_until_answered
from bot.in_flight import InFlight

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient
    from slack_sdk.socket_mode.builtin import SocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest


# A cut socket is noticed at the next ping.
PING_SECONDS = 5


class SocketWay(SocketModeHandler):
    """Slack's own `start` neither minds a signal nor finishes what is in hand; this one is opened and closed."""

    def __init__(self, app: App, app_token: str, *, client: WebClient, workers: int) -> None:
        super().__init__(
            app, app_token, web_client=client, proxy=client.proxy, concurrency=workers, ping_interval=PING_SECONDS
        )
        self._in_flight = InFlight()

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        # Bolt's own class narrows the client in the same way.
        with self._in_flight.one():
            super().handle(client, req)

    def open(self, wait: Callable[[float], bool]) -> bool:
        """Connects as soon as Slack lets us; False when told to stop meanwhile. Raises TokenRefusedError.

        The first address is asked for here, until Slack answers: the SDK itself would give up at once.
        """

        def ask() -> str:
            return str(self.client.web_client.apps_connections_open(app_token=self.app_token)["url"])

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
