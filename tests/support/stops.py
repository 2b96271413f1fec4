"""Where a bot process dies: at the n-th call of a function, just before it, just after it, or between two steps."""

from __future__ import annotations

import http.client
import os
import select
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from importlib import import_module
from itertools import count
from typing import Any, TypeVar

from storage.database import Session, Store

Result = TypeVar("Result")


class Moment(StrEnum):
    BEFORE = "before"
    AFTER = "after"
    COMMITTED = "committed"
    """After the transaction that the function was called in was committed."""
    ANSWER_UNREAD = "answer_unread"
    """The chat has carried out the call, and its answer lies unread in the socket."""


@dataclass(frozen=True, slots=True)
class Stop:
    """`target` names a function as "package.module:Class.name"."""

    target: str
    moment: Moment
    nth: int = 1


class _Armed(threading.local):
    """What this thread is about to die of."""

    moment: Moment | None = None


_armed = _Armed()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def install(stop: Stop) -> None:
    """From now on this process dies there."""
    module, _, path = stop.target.partition(":")
    *holders, name = path.split(".")
    owner: Any = import_module(module)
    for each in holders:
        owner = getattr(owner, each)
    setattr(owner, name, _watched(getattr(owner, name), stop))
    if stop.moment is Moment.COMMITTED:
        Store.writing = _dying_after_commit(Store.writing)  # type: ignore[method-assign]
    if stop.moment is Moment.ANSWER_UNREAD:
        connection: Any = http.client.HTTPConnection
        connection.getresponse = _dying_before_reading(connection.getresponse)


def _watched(function: Callable[..., Result], stop: Stop) -> Callable[..., Result]:
    calls, lock = count(1), threading.Lock()

    @wraps(function)
    def call(*arguments: Any, **named: Any) -> Result:
        with lock:
            is_meant = next(calls) == stop.nth
        if is_meant and stop.moment is Moment.BEFORE:
            die()
        if is_meant:
            _armed.moment = stop.moment
        result = function(*arguments, **named)
        if is_meant and stop.moment is Moment.AFTER:
            die()
        return result

    return call


def _dying_after_commit(
    writing: Callable[[Store], AbstractContextManager[Session]],
) -> Callable[[Store], AbstractContextManager[Session]]:
    @contextmanager
    def call(store: Store) -> Iterator[Session]:
        with writing(store) as session:
            yield session
        if _armed.moment is Moment.COMMITTED:
            die()

    return call


def _dying_before_reading(getresponse: Callable[..., Result]) -> Callable[..., Result]:
    @wraps(getresponse)
    def call(connection: http.client.HTTPConnection) -> Result:
        if _armed.moment is Moment.ANSWER_UNREAD:
            select.select([connection.sock], [], [])
            die()
        return getresponse(connection)

    return call
