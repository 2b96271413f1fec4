"""Server-sent events: open pages are told that something has changed, and then look for themselves."""

import asyncio
import threading
from asyncio import AbstractEventLoop
from collections.abc import AsyncIterator

# A page that hears nothing for a while cannot tell silence from a lost connection.
_SIGN_OF_LIFE = 15.0
# Several changes within this time are one to whoever looks.
_PAUSE = 0.05


class Nudges:
    """Each open page has an event to wait on; any thread may set them all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: set[tuple[AbstractEventLoop, asyncio.Event]] = set()
        self._is_over = False

    def nudge(self) -> None:
        with self._lock:
            for loop, event in self._waiting:
                loop.call_soon_threadsafe(event.set)

    def stop(self) -> None:
        """End every stream, so that the server can stop."""
        self._is_over = True
        self.nudge()

    async def stream(self) -> AsyncIterator[str]:
        here = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiting.add(here)
        try:
            yield "retry: 1000\ndata: hello\n\n"
            while not self._is_over:
                try:
                    await asyncio.wait_for(here[1].wait(), _SIGN_OF_LIFE)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                here[1].clear()
                yield "data: changed\n\n"
                await asyncio.sleep(_PAUSE)
        finally:
            with self._lock:
                self._waiting.discard(here)
