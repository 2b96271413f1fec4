"""Reading what an app sends: bearer token and arguments, whether as a form, JSON or a query."""

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request


async def read_arguments(request: Request) -> dict[str, Any]:
    """The arguments of a call. What cannot be read counts as nothing, and the method then misses it."""
    arguments: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        async with request.form() as form:
            return arguments | {name: value for name, value in form.items() if isinstance(value, str)}
    body = (await request.body()).decode(errors="replace")
    if kind.startswith("application/json"):
        return arguments | _read_json(body)
    return arguments | dict(parse_qsl(body, keep_blank_values=True))


def read_token(request: Request, arguments: dict[str, Any]) -> str:
    """The token of the header or, failing that, of the `token` argument, which is taken out."""
    sent = str(arguments.pop("token", "") or "")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else sent


def _read_json(body: str) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except json.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}
