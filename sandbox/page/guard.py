"""Who may speak to the page: the page itself, in a browser on this machine, and nobody else.

A site that is open in another tab can send requests to any address, and can make its own name lead to this machine.
So the Host header must name the loopback address, and a request that does something must come from the page.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Refuses what others ask, and tells the browser what the page may do."""

    def __init__(self, application: ASGIApp, *, port: int) -> None:
        self._application = application
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
            return
        application = self._application if self._is_welcome(scope) else _refusal
        await application(scope, receive, send_with_headers)

    def _is_welcome(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts:
            return False
        if scope["method"] in {"GET", "HEAD"}:
            return True
        # No other site can send JSON with our own origin.
        is_json = headers.get("content-type", "").partition(";")[0] == "application/json"
        return is_json and headers.get("origin") == f"http://{host}"


async def _refusal(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("This page is for the browser on its own machine.", status_code=403)(scope, receive, send)
