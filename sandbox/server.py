"""Uvicorn in a thread, on loopback only, with one addition: a request can cut its own connection."""

import asyncio
import socket
import threading
from types import TracebackType
from typing import Self

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

LOOPBACK = "127.0.0.1"
_START_WITHIN = 10.0
# From an accepted socket to a protocol that uvicorn knows of and closes: task, transport, connection_made.
_TURNS_TO_ACCEPT = 3


class CuttableProtocol(H11Protocol):
    """Hands each connection's transport to the application as `request.state.transport`.

    ASGI knows no way to close a connection without an answer, and a real drop is what clients must survive.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_ready = threading.Event()
        self._may_end = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._loop = asyncio.get_running_loop()
        self.is_ready.set()

    async def main_loop(self) -> None:
        """Uvicorn looks every tenth of a second whether to end; tests start many servers and cannot wait."""
        await self._may_end.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finish accepting before closing: Python 3.11 leaks a connection that arrives in between."""
        for listening in sockets or ():
            self._loop.remove_reader(listening)
        for _ in range(_TURNS_TO_ACCEPT):
            await asyncio.sleep(0)
        await super().shutdown(sockets)

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._may_end.set)


class LoopbackServer:
    """Serves an application from `start` to `stop`. The port is known before it starts."""

    def __init__(self, *, port: int) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((LOOPBACK, port))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://{LOOPBACK}:{self.port}"
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    def start(self, application: ASGIApp) -> None:
        config = uvicorn.Config(
            application,
            http=CuttableProtocol,
            ws="websockets-sansio",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, name="local-slack", daemon=True
        )
        self._thread.start()
        if not self._server.is_ready.wait(_START_WITHIN):
            raise TimeoutError("the local Slack did not start")

    def stop(self) -> None:
        if self._server is not None and self._thread is not None:
            self._server.end()
            self._thread.join()
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
