"""These tests commit thousands of times, so their databases stand in memory, and so does the chat."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Store
from tests.support.gateway import FakeGateway
from tests.support.memory import memory_folder


@pytest.fixture
def store() -> Iterator[Store]:
    with memory_folder() as folder:
        store = Store(Path(folder) / "hankebot.db")
        store.prepare()
        yield store


@pytest.fixture
def gateway() -> FakeGateway:
    return FakeGateway()
