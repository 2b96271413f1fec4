"""An executor for tests that want it all in one thread."""

from __future__ import annotations

from concurrent.futures import Executor, Future


class AtOnce(Executor):
    """Runs each thing in place, before it returns."""

    def submit(self, task, /, *args, **values):  # type: ignore[no-untyped-def]
        done: Future[object] = Future()
        try:
            done.set_result(task(*args, **values))
        except Exception as error:  # noqa: BLE001 - it is the future's to raise
            done.set_exception(error)
        return done
