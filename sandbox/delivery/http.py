"""HTTP mode: payloads as POSTs to the app's request URL, signed the way Slack signs them."""

import hashlib
import hmac
import json
import socket
import time
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlencode, urlsplit

from sandbox.delivery.values import COMMAND, EVENT, TIMEOUT, UNREACHABLE, Acknowledgement, Delivery
from sandbox.pulse import machine_clock

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_REACH_WITHIN = 0.5
# Loopback must not go through a proxy that the environment may name.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def sign(secret: str, *, timestamp: str, body: bytes) -> str:
    """The `X-Slack-Signature` of a body."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class RequestUrl:
    """The app's request URL. Its HTTP answer is the acknowledgement.

    Signatures carry the machine's time, not the workspace's: libraries compare it with their own, and refuse
    what is more than five minutes away.
    """

    def __init__(self, *, url: str, signing_secret: str) -> None:
        self._url = url
        self._signing_secret = signing_secret

    def carry(self, delivery: Delivery, *, within: float) -> Acknowledgement:
        started = time.monotonic()
        try:
            with _OPENER.open(self._request(delivery), timeout=within) as response:
                body, kind = response.read(), response.headers.get_content_type()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return Acknowledgement(seconds=time.monotonic() - started, error=UNREACHABLE)
        except OSError as failure:
            return Acknowledgement(seconds=time.monotonic() - started, error=_error_name(failure))
        return Acknowledgement(seconds=time.monotonic() - started, payload=_read(body, kind))

    def is_connected(self) -> bool:
        """True if something listens there; it need not be ready to answer."""
        parts = urlsplit(self._url)
        try:
            socket.create_connection((parts.hostname or "", parts.port or 80), timeout=_REACH_WITHIN).close()
        except OSError:
            return False
        return True

    def _request(self, delivery: Delivery) -> urllib.request.Request:
        body, kind = _encode(delivery)
        timestamp = str(int(machine_clock().timestamp()))
        headers = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": sign(self._signing_secret, timestamp=timestamp, body=body),
            "User-Agent": "Slackbot 1.0",
        }
        if delivery.attempt:
            headers |= {"X-Slack-Retry-Num": str(delivery.attempt), "X-Slack-Retry-Reason": delivery.reason}
        return urllib.request.Request(self._url, data=body, headers=headers, method="POST")  # noqa: S310 - ours


def _encode(delivery: Delivery) -> tuple[bytes, str]:
    if delivery.kind == EVENT:
        return json.dumps(delivery.payload).encode(), _JSON
    if delivery.kind == COMMAND:
        return urlencode({name: str(value) for name, value in delivery.payload.items()}).encode(), _FORM
    return urlencode({"payload": json.dumps(delivery.payload)}).encode(), _FORM


def _read(body: bytes, kind: str) -> dict[str, Any]:
    """Plain text is short for a message with that text."""
    text = body.decode()
    if kind == _JSON and text:
        answer = json.loads(text)
        return answer if isinstance(answer, dict) else {}
    return {"text": text} if text else {}


def _error_name(failure: OSError) -> str:
    reason = failure.reason if isinstance(failure, urllib.error.URLError) else failure
    return TIMEOUT if isinstance(reason, TimeoutError) else UNREACHABLE
