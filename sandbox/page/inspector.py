"""What passed between Slack and the app, for people who want to see under the bonnet."""

from typing import Any

from sandbox.delivery.values import COMMAND, EVENT, Delivery
from sandbox.journal import ApiCall, Entry, Exchange, Violation

Json = dict[str, Any]

# Secrets of an invented workspace are no secrets, but nobody should get used to seeing them.
_SECRETS = frozenset({"token", "response_url", "trigger_id"})
_MOST = 200


def describe_entries(entries: tuple[Entry, ...], *, after: int) -> Json:
    """What came after the entry with this number, the latest at most; each numbered from 1 on."""
    first = max(after, len(entries) - _MOST)
    shown = [{"number": number, **_describe(entry)} for number, entry in enumerate(entries[first:], first + 1)]
    return {"entries": shown, "latest": len(entries)}


def _describe(entry: Entry) -> Json:
    if isinstance(entry, Violation):
        return {
            "kind": "violation",
            "title": f"{entry.where}: {entry.error}",
            "note": f"{entry.sentence} ({entry.pointer})",
        }
    return _describe_call(entry) if isinstance(entry, ApiCall) else _describe_exchange(entry)


def _describe_call(call: ApiCall) -> Json:
    error = "" if call.response.get("ok") else str(call.response.get("error", call.status))
    return {
        "kind": "call",
        "title": call.method,
        "at": call.at.isoformat(),
        "error": error,
        "sent": _shown(call.arguments),
        "answer": _shown(call.response),
    }


def _describe_exchange(exchange: Exchange) -> Json:
    return {
        "kind": "delivery",
        "title": _title(exchange.delivery),
        "at": exchange.at.isoformat(),
        "milliseconds": round(exchange.acknowledgement.seconds * 1000),
        "error": exchange.acknowledgement.error or "",
        "sent": _shown(exchange.delivery.payload),
        "answer": _shown(exchange.acknowledgement.payload),
    }


def _title(delivery: Delivery) -> str:
    payload = delivery.payload
    if delivery.kind == COMMAND:
        return f"{payload['command']} {payload['text']}".strip()
    if delivery.kind == EVENT:
        return f"event {payload['event']['type']}"
    actions = payload.get("actions") or [{}]
    what = payload.get("view", {}).get("callback_id") if payload["type"].startswith("view") else None
    named = what or actions[0].get("action_id") or payload.get("callback_id") or ""
    return f"{payload['type']} {named}".strip()


def _shown(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _shown(part) for name, part in value.items() if name not in _SECRETS}
    return [_shown(part) for part in value] if isinstance(value, list | tuple) else value
