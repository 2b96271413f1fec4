"""A world with a small Bolt app, for what the bot does not show or not yet."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Self

from slack_bolt import App

from sandbox.local_slack import LocalSlack
from sandbox.page.server import Page
from sandbox.page.story import Story, World
from tests.sandbox.page.small_time import SmallTime
from tests.sandbox.small_app import MANIFEST, FakeClock, client_of, connected


class SmallWorld:
    """A local Slack, an app to which a test adds listeners, and the page, once it is asked for."""

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._clock = FakeClock()
        self.slack = self._stack.enter_context(LocalSlack(manifest=MANIFEST, clock=self._clock))
        executor = self._stack.enter_context(ThreadPoolExecutor(max_workers=5))
        self.app = App(
            client=client_of(self.slack),
            signing_secret=self.slack.signing_secret,
            token_verification_enabled=False,
            listener_executor=executor,
            logger=logging.getLogger("errand"),
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def page(self) -> Page:
        return self._stack.enter_context(Page(self._open))

    @contextmanager
    def _open(self) -> Iterator[World]:
        with connected(self.app, self.slack):
            time = SmallTime(self._clock)
            yield World(slack=self.slack, time=time, story=Story(now=self._clock.now))
