"""Files: announced by one call, filled by another, shared by a third."""

from dataclasses import replace
from typing import Any

from sandbox.messages import File
from sandbox.pulse import Pulse


class Uploads:
    """All files by id."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._files: dict[str, File] = {}

    def add(self, *, name: str, owner: str, **parts: Any) -> File:
        return self._put(File(id=self._pulse.next_id("F"), name=name, owner=owner, **parts))

    def find(self, file_id: str) -> File | None:
        with self._pulse.changed:
            return self._files.get(file_id)

    def change(self, file: File, **parts: Any) -> File:
        return self._put(replace(file, **parts))

    def all(self) -> list[File]:
        with self._pulse.changed:
            return list(self._files.values())

    def _put(self, file: File) -> File:
        with self._pulse.changed:
            self._files[file.id] = file
            self._pulse.beat()
        return file
