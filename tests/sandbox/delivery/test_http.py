import threading
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

from slack_bolt.adapter.wsgi import SlackRequestHandler

from sandbox.delivery.http import sign
from tests.sandbox.small_app import field, modal, section


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *arguments):
        """Nothing: the tests read results, not logs."""


@contextmanager
def served(app, slack):
    """The app behind a request URL."""
    server = make_server("127.0.0.1", 0, SlackRequestHandler(app), handler_class=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    slack.deliver_to(f"http://127.0.0.1:{server.server_port}/slack/events")
    slack.wait_until_connected()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_commands_and_forms_travel_signed_over_http(slack, app):
    @app.command("/errand")
    def errand(ack, command, client):
        ack(blocks=[section("Fill it in")], text="Fill it in")
        client.views_open(trigger_id=command["trigger_id"], view=modal(field("Name", "name"), callback_id="errand"))

    @app.view("errand")
    def submitted(ack):
        ack(response_action="errors", errors={"name_block": "Taken"})

    with served(app, slack):
        command = slack.command(user="aino", text="/errand ä & ö")
        outcome = slack.submit(user="aino", view=slack.wait_for_view("aino"), values={"name": "Ada"})

    assert slack.plain_text(command.answer) == "Fill it in"
    assert outcome.errors == {"name_block": "Taken"}
    assert slack.violations == ()


def test_events_travel_as_json(slack, app):
    @app.event("app_home_opened")
    def opened(event, client):
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section("Welcome")]})

    with served(app, slack):
        assert slack.open_home(user="elin").acknowledged
        slack.wait_for_home("elin", "Welcome")


def test_a_wrong_signature_is_not_acknowledged(slack, app):
    slack.signing_secret = "another"

    with served(app, slack):
        assert slack.command(user="aino", text="/errand").error == "dispatch_failed"


def test_nobody_listening_is_unreachable(slack):
    slack.deliver_to("http://127.0.0.1:9/slack/events")

    assert slack.command(user="aino", text="/errand").error == "dispatch_failed"


def test_a_signature_is_the_one_slack_documents():
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
        b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )

    assert (
        sign("8f742231b10e8888abcd99yyyzzz85a5", timestamp="1531420618", body=body)
        == "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    )
