"""A local Slack, and a small app and a real Web API client to use it with."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from sandbox.local_slack import LocalSlack
from tests.sandbox.small_app import MANIFEST, FakeClock, client_of


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    """slack_sdk knows no NO_PROXY: a proxy in the environment would swallow loopback."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def slack(clock) -> Iterator[LocalSlack]:
    with LocalSlack(manifest=MANIFEST, clock=clock, acknowledge_within=1.0, retry_scale=0.0) as running:
        yield running


@pytest.fixture
def client(slack) -> WebClient:
    """The real client, without its own retries: they would hide how often a call was made."""
    return client_of(slack)


@pytest.fixture
def app(slack, client) -> Iterator[App]:
    """A Bolt app without listeners; a test adds those it is about, then calls `connected(...)`."""
    quiet = logging.getLogger("errand")
    quiet.setLevel(logging.CRITICAL)
    with ThreadPoolExecutor(max_workers=5) as executor:
        yield App(
            client=client,
            signing_secret=slack.signing_secret,
            token_verification_enabled=False,
            listener_executor=executor,
            logger=quiet,
        )
