import http.client
import json
from contextlib import contextmanager

import pytest

from sandbox.page.server import Page
from sandbox.page.story import Story, World
from tests.sandbox.page.small_time import SmallTime
from tests.sandbox.small_app import connected


@pytest.fixture
def page(slack, app, clock):
    @contextmanager
    def open_world():
        with connected(app, slack):
            yield World(slack=slack, time=SmallTime(clock), story=Story(now=clock.now))

    with Page(open_world) as page:
        slack.wait_for(lambda: page._visit and page._visit.is_ready, every=0.05)
        yield page


@pytest.fixture
def ask(page):
    """Ask the page's server with just these headers; get the status, the headers and the text."""
    host = page.url.removeprefix("http://").rstrip("/")

    def ask(method="GET", path="/", body=None, **headers):
        connection = http.client.HTTPConnection(host, timeout=10)
        connection.request(method, path, body=body, headers={"Host": host, **headers})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer, text

    ask.host = host
    return ask


def test_the_page_comes_with_a_policy_that_lets_nothing_else_in(ask):
    answer, text = ask()

    assert answer.status == 200
    assert "<title>Hankebot</title>" in text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http:" not in policy


@pytest.mark.parametrize("host", ["evil.example", "evil.example:3111", "127.0.0.1", "localhost:1"])
def test_a_name_that_was_made_to_lead_here_is_refused(ask, host):
    answer, _ = ask(Host=host)

    assert answer.status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "application/json"},
        {"Content-Type": "application/json", "Origin": "https://evil.example"},
        {"Content-Type": "application/json", "Origin": "null"},
        {"Content-Type": "text/plain", "Origin": "OWN"},
    ],
)
def test_another_site_cannot_act(ask, slack, headers):
    own = f"http://{ask.host}"
    sent = {name: own if value == "OWN" else value for name, value in headers.items()}
    deed = json.dumps({"as": "aino", "kind": "say", "channel": slack.channel("projektit").id, "text": "hello"})

    answer, _ = ask("POST", "/act", deed, **sent)

    assert answer.status == 403
    assert slack.messages("projektit") == []


def test_the_page_itself_can(ask, slack):
    deed = json.dumps({"as": "aino", "kind": "say", "channel": slack.channel("projektit").id, "text": "hello"})

    answer, text = ask("POST", "/act", deed, **{"Content-Type": "application/json", "Origin": f"http://{ask.host}"})

    assert (answer.status, json.loads(text)["error"]) == (200, None)
    assert [message.text for message in slack.messages("projektit")] == ["hello"]


@pytest.mark.parametrize("path", ["/site/../server.py", "/site/%2e%2e/server.py", "/etc/passwd"])
def test_only_the_pages_own_files_are_served(ask, path):
    answer, _ = ask(path=path)

    assert answer.status == 404


def test_a_deed_that_is_none_is_told(ask):
    own = {"Content-Type": "application/json", "Origin": f"http://{ask.host}"}

    for deed in (
        "no json",
        "[]",
        "{}",
        '{"kind": "fly", "as": "aino"}',
        '{"kind": "say", "as": "nobody"}',
        '{"kind": "time"}',
    ):
        answer, text = ask("POST", "/act", deed, **own)
        assert answer.status in {400, 409}, deed
        assert json.loads(text)["trouble"]


def test_a_deed_in_a_world_that_is_over_is_no_mistake_and_does_nothing(ask, slack):
    """A page that has not heard yet that another world has begun goes on for a moment in the one that it knows."""
    own = {"Content-Type": "application/json", "Origin": f"http://{ask.host}"}
    deed = {"world": "world 0", "as": "aino", "kind": "say", "channel": "CGONE", "text": "hello"}

    answer, text = ask("POST", "/act", json.dumps(deed), **own)

    assert (answer.status, json.loads(text)) == (200, {"error": None, "errors": {}})
    here = {**deed, "world": "world 1", "channel": slack.channel("projektit").id}
    assert ask("POST", "/act", json.dumps(here), **own)[0].status == 200
    assert [message.text for message in slack.messages("projektit")] == ["hello"]
