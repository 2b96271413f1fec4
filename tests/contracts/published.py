"""The types that Slack publishes, where a copy of them lies beside the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "slack"


def published(name: str) -> dict[str, Any]:
    """One published schema; without it the test that asks is skipped."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"no copy of Slack's {name} beside the project")
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def faults(schema: dict[str, Any], payload: Any) -> list[str]:
    """What is wrong with a payload, with the place of each fault."""
    errors = jsonschema.Draft7Validator(schema).iter_errors(payload)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in errors]
