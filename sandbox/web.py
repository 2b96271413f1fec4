"""The HTTP face of the local Slack: Web API, response URLs, file bytes, sockets. Faults strike here."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute

from sandbox.delivery.sockets import Sockets
from sandbox.faults import Fault, Faults
from sandbox.journal import ApiCall
from sandbox.methods.dispatch import Dispatcher, HttpAnswer
from sandbox.requests import read_arguments, read_token
from sandbox.responses import ResponseUrls
from sandbox.workspace import Workspace

# The names under which `fail()` reaches what is not a method.
RESPONSE_URL = "response_url"
UPLOAD = "upload"
DOWNLOAD = "download"


class Web:
    """Endpoints, each a few lines: read, let the fault have its way, answer."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        dispatcher: Dispatcher,
        response_urls: ResponseUrls,
        sockets: Sockets,
        faults: Faults,
    ) -> None:
        self._workspace = workspace
        self._dispatcher = dispatcher
        self._response_urls = response_urls
        self._faults = faults
        self.application = Starlette(
            routes=[
                Route("/api/{method}", self._api, methods=["GET", "POST"]),
                Route("/response/{key}", self._respond, methods=["POST"]),
                Route("/upload/{file_id}", self._upload, methods=["POST"]),
                Route("/files-pri/{file_id}/{name}", self._download),
                WebSocketRoute("/link", sockets.serve),
            ],
        )

    async def _api(self, request: Request) -> Response:
        method = request.path_params["method"]
        arguments = await read_arguments(request)
        token = read_token(request, arguments)
        return await self._answer(
            request, method, arguments, lambda: self._dispatcher.answer(method, token=token, arguments=arguments)
        )

    async def _respond(self, request: Request) -> Response:
        arguments = await read_arguments(request)
        key = request.path_params["key"]
        return await self._answer(
            request, RESPONSE_URL, arguments, lambda: self._response_urls.answer(key, arguments)
        )

    async def _upload(self, request: Request) -> Response:
        content = await request.body()
        file_id = request.path_params["file_id"]
        return await self._answer(
            request, UPLOAD, {"file": file_id, "size": len(content)}, lambda: self._store(file_id, content)
        )

    async def _download(self, request: Request) -> Response:
        """Without a good token Slack answers 200 with its login page, never 401."""
        file = self._workspace.uploads.find(request.path_params["file_id"])
        if file is None:
            return PlainTextResponse("not found", status_code=404)
        has_scope = "files:read" in self._workspace.manifest.bot_scopes
        if not has_scope or read_token(request, {}) != self._workspace.app.bot_token:
            return Response("<!DOCTYPE html><title>Sign in</title>", media_type="text/html")
        return Response(file.content, media_type="application/octet-stream")

    def _store(self, file_id: str, content: bytes) -> HttpAnswer:
        file = self._workspace.uploads.find(file_id)
        if file is None or file.content:
            return HttpAnswer(status=404, body={"ok": False})
        self._workspace.uploads.change(file, content=content)
        return HttpAnswer(body={"ok": True})

    async def _answer(
        self, request: Request, name: str, arguments: Mapping[str, Any], run: Callable[[], HttpAnswer]
    ) -> Response:
        fault = self._faults.take(name, str(arguments.get("channel", "")))
        is_run = fault is None or fault.lets_through
        answer = run() if is_run else HttpAnswer(body={})
        took_effect = is_run and bool(answer.body.get("ok"))
        if fault is not None:
            await asyncio.sleep(fault.delay)
            answer = _disguise(answer, fault)
        cut = fault is not None and fault.drop
        self._workspace.journal.record(
            ApiCall(
                method=name,
                arguments=arguments,
                at=self._workspace.pulse.now(),
                status=0 if cut else answer.status,
                response=answer.body,
                took_effect=took_effect,
            ),
        )
        if cut:
            await _hang_up(request)
        if fault is not None and fault.body is not None:
            return Response(fault.body, status_code=answer.status, media_type="text/html")
        return JSONResponse(answer.body, status_code=answer.status, headers=dict(answer.headers))


def _disguise(answer: HttpAnswer, fault: Fault) -> HttpAnswer:
    """What the app is told instead of the truth."""
    if not fault.is_seen:
        return answer
    return HttpAnswer(status=fault.http_status(), headers=fault.headers(), body=fault.content())


async def _hang_up(request: Request) -> None:
    """Close the TCP connection without an answer, and wait until the server has noticed."""
    request.state.transport.abort()
    while (await request.receive())["type"] != "http.disconnect":
        pass
