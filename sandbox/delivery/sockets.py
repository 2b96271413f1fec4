"""Socket Mode: the app's WebSockets, of which any one gets each payload."""

import asyncio
import json
import secrets
import time
from asyncio import AbstractEventLoop, Transport
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox.delivery.values import TIMEOUT, UNREACHABLE, Acknowledgement, Delivery
from sandbox.pulse import Pulse

MOST_CONNECTIONS = 10
_APPROXIMATE_SECONDS = 18060


@dataclass(frozen=True, slots=True, eq=False)
class _Connection:
    socket: WebSocket
    loop: AbstractEventLoop

    @property
    def transport(self) -> Transport:
        transport: Transport = self.socket.state.transport
        return transport

    def send(self, message: dict[str, Any]) -> None:
        """Send from any thread; what the loop cannot send any more is lost, as on a real network."""
        asyncio.run_coroutine_threadsafe(self.socket.send_text(json.dumps(message)), self.loop)

    def cut(self) -> None:
        self.loop.call_soon_threadsafe(self.transport.abort)


class Sockets:
    """The app's open connections."""

    def __init__(self, *, pulse: Pulse, app_id: str, url: str) -> None:
        self._pulse = pulse
        self._app_id = app_id
        self._url = url
        self._tickets: set[str] = set()
        self._connections: list[_Connection] = []
        self._retired: list[_Connection] = []
        self._waiting: dict[str, Future[dict[str, Any]]] = {}
        self._turn = 0

    @property
    def count(self) -> int:
        """How many connections take payloads now."""
        with self._pulse.changed:
            return len(self._connections)

    def is_connected(self) -> bool:
        return self.count > 0

    def issue_url(self) -> str | None:
        """A URL that opens one connection; None when there are as many as Slack allows."""
        if self.count >= MOST_CONNECTIONS:
            return None
        ticket = secrets.token_urlsafe(12)
        with self._pulse.changed:
            self._tickets.add(ticket)
        return f"{self._url}?ticket={ticket}&app_id={self._app_id}"

    async def serve(self, socket: WebSocket) -> None:
        """One connection from hello to its end."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close()
            return
        self._tickets.discard(ticket)
        await socket.accept()
        connection = _Connection(socket, asyncio.get_running_loop())
        await socket.send_text(json.dumps(self._hello()))
        self._join(connection)
        try:
            while True:
                self._receive(await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._leave(connection)

    def carry(self, delivery: Delivery, *, within: float) -> Acknowledgement:
        """Send to the connection whose turn it is. Nobody else gets it, and nobody gets it twice."""
        started = time.monotonic()
        connection = self._next()
        if connection is None:
            return Acknowledgement(seconds=0.0, error=UNREACHABLE)
        envelope_id = secrets.token_hex(16)
        answer: Future[dict[str, Any]] = Future()
        with self._pulse.changed:
            self._waiting[envelope_id] = answer
        connection.send(_envelope(envelope_id, delivery))
        try:
            payload = answer.result(timeout=within)
        except TimeoutError:
            return Acknowledgement(seconds=time.monotonic() - started, error=TIMEOUT)
        finally:
            with self._pulse.changed:
                self._waiting.pop(envelope_id, None)
        return Acknowledgement(seconds=time.monotonic() - started, payload=payload)

    def refresh(self, reason: str) -> None:
        """Ask the app to come back on new connections. Only a warning leaves the old ones in use."""
        with self._pulse.changed:
            connections = list(self._connections)
            if reason != "warning":
                self._retired += connections
                self._connections.clear()
        for connection in connections:
            connection.send({"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}})

    def drop(self) -> None:
        """Cut every connection without a word."""
        with self._pulse.changed:
            connections = self._connections + self._retired
            self._connections, self._retired = [], []
        for connection in connections:
            connection.cut()

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": self.count + 1,
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "local", "approximate_connection_time": _APPROXIMATE_SECONDS},
        }

    def _receive(self, text: str) -> None:
        """An acknowledgement may come on another connection than the payload went out on."""
        try:
            message = json.loads(text)
        except json.JSONDecodeError:
            return
        with self._pulse.changed:
            waiting = self._waiting.pop(message.get("envelope_id", ""), None)
        if waiting is not None:
            waiting.set_result(message.get("payload") or {})

    def _join(self, connection: _Connection) -> None:
        """A connection that was asked to go is closed when its successor is there."""
        with self._pulse.changed:
            retired, self._retired = self._retired, []
            self._connections.append(connection)
            self._pulse.beat()
        for each in retired:
            each.cut()

    def _leave(self, connection: _Connection) -> None:
        with self._pulse.changed:
            for connections in (self._connections, self._retired):
                if connection in connections:
                    connections.remove(connection)
            self._pulse.beat()

    def _next(self) -> _Connection | None:
        with self._pulse.changed:
            if not self._connections:
                return None
            self._turn += 1
            return self._connections[self._turn % len(self._connections)]


def _envelope(envelope_id: str, delivery: Delivery) -> dict[str, Any]:
    envelope: dict[str, Any] = {
        "envelope_id": envelope_id,
        "type": delivery.kind,
        "accepts_response_payload": delivery.accepts_answer,
        "payload": delivery.payload,
    }
    if delivery.attempt:
        envelope |= {"retry_attempt": delivery.attempt, "retry_reason": delivery.reason}
    return envelope
