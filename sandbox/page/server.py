"""The page's own small server: its files, what a person sees, what they do, and a stream that says when to look."""

import itertools
import json
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.page.guard import Guard
from sandbox.page.nudges import Nudges
from sandbox.page.story import OpenWorld
from sandbox.page.visit import Visit
from sandbox.server import LoopbackServer

SITE = Path(__file__).resolve().parent / "site"
_MOST_MESSAGES = 1000


class Page:
    """A context manager: the page is served between `__enter__` and `__exit__`, and the world lives as long."""

    def __init__(self, open_world: OpenWorld, *, port: int = 0) -> None:
        self._open_world = open_world
        self._server = LoopbackServer(port=port)
        self.url = f"{self._server.url}/"
        self._nudges = Nudges()
        self._turn = threading.Lock()
        self._world = ExitStack()
        self._visit: Visit | None = None
        self._numbers = itertools.count(1)
        self._trouble = ""

    def __enter__(self) -> Self:
        self._server.start(Guard(self._application(), port=self._server.port))
        threading.Thread(target=self.begin, name="story", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._turn:
            self._end()
        self._nudges.stop()
        self._server.stop()

    def begin(self) -> None:
        """Leave the world there is, if any, and enter a new one."""
        with self._turn:
            self._end()
            try:
                world = self._world.enter_context(self._open_world())
                self._visit = Visit(world, nudge=self._nudges.nudge, name=f"world {next(self._numbers)}")
                self._visit.begin()
            except (LookupError, ValueError, TimeoutError, OSError) as error:
                self._trouble = str(error)
            self._nudges.nudge()

    def _end(self) -> None:
        visit, self._visit, self._trouble = self._visit, None, ""
        if visit is not None:
            visit.end()
        self._world.close()

    def _application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/", self._index),
                Route("/state", self._state),
                Route("/log", self._log),
                Route("/tour", self._tour),
                Route("/stream", self._stream),
                Route("/files/{file_id}/{name}", self._file),
                Route("/act", self._act, methods=["POST"]),
                Route("/reset", self._reset, methods=["POST"]),
                Mount("/site", StaticFiles(directory=SITE)),
            ],
        )

    async def _index(self, _: Request) -> Response:
        return Response((SITE / "index.html").read_text(encoding="utf-8"), media_type="text/html")

    async def _state(self, request: Request) -> Response:
        visit = self._visit
        if visit is None:
            return JSONResponse({"isReady": False, "trouble": self._trouble})
        query = request.query_params
        limit = min(_number(query.get("limit"), 50), _MOST_MESSAGES)

        def look() -> dict[str, Any]:
            return visit.snapshot(who=query.get("as", ""), channel=query.get("channel", ""), limit=limit)

        answer = await _answered(look, trouble=self._trouble)
        is_over = visit is not self._visit
        return JSONResponse({"isReady": False, "trouble": self._trouble}) if is_over else answer

    async def _log(self, request: Request) -> Response:
        visit = self._visit
        if visit is None:
            return JSONResponse({"entries": [], "latest": 0})
        return JSONResponse(visit.log(after=_number(request.query_params.get("after"), 0)))

    async def _tour(self, _: Request) -> Response:
        return JSONResponse(self._visit.tour if self._visit else [])

    async def _stream(self, _: Request) -> Response:
        return StreamingResponse(self._nudges.stream(), media_type="text/event-stream")

    async def _file(self, request: Request) -> Response:
        """Shown as a picture where it is one, and never run: what an app uploads is not the page's own."""
        content = self._visit.file(request.path_params["file_id"]) if self._visit else None
        if content is None:
            return Response("not found", status_code=404)
        is_picture = request.path_params["name"].lower().endswith(".png")
        if is_picture:
            return Response(content, media_type="image/png")
        return Response(content, media_type="application/octet-stream", headers={"content-disposition": "attachment"})

    async def _act(self, request: Request) -> Response:
        visit = self._visit
        try:
            deed = json.loads(await request.body())
        except json.JSONDecodeError:
            deed = None
        if not isinstance(deed, dict):
            return JSONResponse({"trouble": "a deed is a JSON object"}, status_code=400)
        if visit is None or deed.get("world", visit.name) != visit.name:
            return _nothing_done()
        answer = await _answered(lambda: visit.do(deed))
        return answer if visit is self._visit else _nothing_done()

    async def _reset(self, _: Request) -> Response:
        threading.Thread(target=self.begin, name="story", daemon=True).start()
        return JSONResponse({})


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else otherwise


def _nothing_done() -> Response:
    """For a deed in a world that is over. It is no mistake of the page's: a look that is on its way will tell it."""
    return JSONResponse({"error": None, "errors": {}})


async def _answered(work: Callable[[], dict[str, Any]], **more: Any) -> Response:
    """What the work says, done in a thread: an act waits for the app, and others go on meanwhile."""
    try:
        return JSONResponse({**await run_in_threadpool(work), **more})
    except (LookupError, ValueError) as mistake:
        return JSONResponse({"trouble": str(mistake)}, status_code=409)
