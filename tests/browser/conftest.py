"""A real browser before the page. Where there is none the tests are left out; in CI that is an error."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser
from slack_bolt import App

from bot.demo.world import open_world
from sandbox.page.server import Page
from tests.browser.desk import Desk
from tests.browser.machine import CHROMIUM, HOW_TO_INSTALL, open_browser
from tests.browser.small_world import SmallWorld
from tests.support.bot_process import MANIFEST

OpenDesk = Callable[..., Desk]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for each module: Playwright's loop must be gone before a test of something else begins."""
    if not CHROMIUM.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(HOW_TO_INSTALL)
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def demo(browser: Browser) -> Iterator[Page]:
    """What `make demo` shows."""
    with Page(partial(open_world, MANIFEST)) as page:
        yield page


@pytest.fixture
def small_world() -> Iterator[SmallWorld]:
    """A page with a small app of the test's own instead of the bot."""
    with SmallWorld() as world:
        yield world


@pytest.fixture
def app(small_world: SmallWorld) -> App:
    return small_world.app


@pytest.fixture
def desk(browser: Browser) -> Iterator[OpenDesk]:
    """Opens desks; whatever a page complains of in its console fails the test."""
    complaints: list[str] = []
    contexts = []

    def open_desk(page: Page, *, at_home: bool = False, **options: object) -> Desk:
        context = browser.new_context(**{"locale": "fi-FI", "viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        return Desk(tab, page.url, at_home=at_home)

    yield open_desk
    for context in contexts:
        context.close()
    assert complaints == []
