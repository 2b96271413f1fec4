"""The way in over Socket Mode: no address of ours needs to be reachable from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slack_bolt.adapter.socket_mode import SocketModeHandler

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

    def open(self) -> None:
        """Raises SlackApiError where Slack refuses the app token."""
        self.client.connect()

    def is_open(self) -> bool:
        return self.client.is_connected()

    def finish(self, timeout: float) -> None:
        """Answers what is in hand, then closes."""
        self._in_flight.wait_until_none(timeout)
        self.client.close()
