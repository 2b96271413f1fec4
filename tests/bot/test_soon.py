"""Work in the background: soon, and once however often it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from bot.soon import Soon


class WhenTold(Executor):
    """Keeps what is given to it until a test lets it go on."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], Any]] = []

    def submit(self, job: Callable[..., Any], /, *args: Any, **values: Any) -> Future[Any]:
        self.waiting.append(lambda: job(*args, **values))
        return Future()

    def go_on(self) -> None:
        self.waiting.pop(0)()


def test_what_is_asked_for_many_times_is_done_once():
    done: list[str] = []
    executor = WhenTold()
    soon = Soon(lambda: done.append("done"), executor, wait=int)
    for _ in range(5):
        soon()
    assert (done, len(executor.waiting)) == ([], 1)
    executor.go_on()
    assert (done, len(executor.waiting)) == (["done"], 0)


def test_what_is_asked_for_once_it_has_begun_gets_a_round_of_its_own():
    executor = WhenTold()
    done: list[str] = []

    def work() -> None:
        done.append("done")
        if len(done) == 1:
            soon()

    soon = Soon(work, executor, wait=int)
    soon()
    executor.go_on()
    executor.go_on()
    assert (done, executor.waiting) == (["done", "done"], [])
