"""What is wrong with a message's metadata: an event type and a flat payload."""

import json
from typing import Any

from sandbox.rules.table import LARGEST_METADATA


def metadata_error(metadata: Any) -> str | None:
    """Slack's error name for unusable metadata, or None. Values nest one object deep and no deeper."""
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload"}:
        return "invalid_metadata_format"
    payload = metadata.get("event_payload")
    if not metadata.get("event_type") or not isinstance(metadata["event_type"], str) or not isinstance(payload, dict):
        return "invalid_metadata_format"
    if not all(map(_is_allowed, payload.values())):
        return "invalid_metadata_schema"
    return "metadata_too_large" if len(json.dumps(metadata).encode()) > LARGEST_METADATA else None


def _is_allowed(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_scalar, value.values()))
    if isinstance(value, list):
        return all(_is_scalar(each) or (isinstance(each, dict) and _is_allowed(each)) for each in value)
    return _is_scalar(value)


def _is_scalar(value: Any) -> bool:
    return isinstance(value, str | int | float)
