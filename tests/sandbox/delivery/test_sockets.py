import contextlib
import json
import threading

import pytest
from slack_sdk.errors import SlackApiError
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.sandbox.small_app import client_of, connected


@pytest.fixture
def answering(app):
    """The app counts its commands and answers them."""
    texts = []

    @app.command("/errand")
    def errand(ack, command):
        texts.append(command["text"])
        ack("ok")

    return texts


def test_the_app_comes_back_on_a_new_socket_when_asked_to(slack, app, answering):
    with connected(app, slack):
        slack.refresh_sockets()
        slack.wait_until_connected()

        assert slack.command(user="aino", text="/errand after").acknowledged
        assert len(slack.calls_to("apps.connections.open")) == 2


def test_the_app_notices_a_cut_socket_and_comes_back(slack, app, answering):
    # slack_sdk notices by its pings only, which Bolt sends every ten seconds unless told otherwise.
    with connected(app, slack, ping_interval=0.1):
        slack.drop_sockets()
        slack.wait_until_connected()

        assert slack.command(user="aino", text="/errand back").acknowledged


def test_each_payload_goes_to_one_of_several_sockets(slack, app, answering):
    with connected(app, slack), connected(app, slack):
        slack.wait_for(lambda: slack.connections == 2)
        for number in range(4):
            slack.command(user="aino", text=f"/errand {number}")

    assert answering == ["0", "1", "2", "3"]


def test_slow_acknowledgements_are_timeouts_and_never_retried(slack, app):
    started, may_end = [], threading.Event()

    @app.command("/errand")
    def errand(ack):
        started.append(1)
        may_end.wait(5)
        ack("too late")

    with connected(app, slack):
        slack._courier._within = 0.1
        outcome = slack.command(user="aino", text="/errand")
        may_end.set()

    assert outcome.error == "operation_timeout"
    assert started == [1]
    assert slack.answers("aino") == []


def test_an_event_nobody_acknowledges_comes_again_and_says_so(slack, app):
    attempts = []
    is_enough = threading.Event()

    @app.middleware
    def refuse(req, resp):
        attempts.append(req.headers.get("x-slack-retry-num", ["0"])[0])
        if len(attempts) == 4:
            is_enough.set()
        resp.status = 500
        return resp

    with connected(app, slack):
        slack._courier._within = 0.1
        outcome = slack.open_home(user="aino")
        assert is_enough.wait(5)

    assert not outcome.acknowledged
    assert attempts == ["0", "1", "2", "3"]


def test_there_are_ten_sockets_and_no_more(slack):
    client = client_of(slack)
    with contextlib.ExitStack() as sockets:
        for _ in range(10):
            url = client.apps_connections_open(app_token=slack.app_token)["url"]
            sockets.enter_context(connect(url))
        slack.wait_for(lambda: slack.connections == 10)

        with pytest.raises(SlackApiError, match="too_many_websockets"):
            client.apps_connections_open(app_token=slack.app_token)


def test_a_socket_says_hello_and_its_url_works_once(slack):
    url = client_of(slack).apps_connections_open(app_token=slack.app_token)["url"]

    with connect(url) as socket:
        hello = json.loads(socket.recv(timeout=5))

    assert (hello["type"], hello["num_connections"]) == ("hello", 1)
    assert hello["connection_info"]["app_id"]
    with pytest.raises(InvalidStatus), connect(url):
        pass


def test_an_app_without_slacks_library_can_acknowledge_too(slack):
    def acknowledge(socket):
        socket.recv(timeout=5)
        envelope = json.loads(socket.recv(timeout=5))
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
        socket.send(json.dumps({"envelope_id": envelope["envelope_id"], "payload": {"text": "by hand"}}))

    url = client_of(slack).apps_connections_open(app_token=slack.app_token)["url"]
    with connect(url) as socket:
        slack.wait_until_connected()
        answering = threading.Thread(target=acknowledge, args=(socket,))
        answering.start()
        outcome = slack.command(user="aino", text="/errand")
        answering.join()

    assert outcome.answer.text == "by hand"
