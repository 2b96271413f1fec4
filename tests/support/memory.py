"""A folder in memory where the machine has one: a database there is a file all the same, and commits at once."""

from __future__ import annotations

import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of the test's own is made in it


def memory_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
