from datetime import UTC, datetime, timedelta

import pytest

from sandbox.terminal import run_terminal
from tests.sandbox.small_app import button, connected, field, modal


@pytest.fixture
def talk(slack):
    """Type lines; get everything that was written, and how the clock was moved."""

    def type_in(*lines):
        written, moves, left = [], [], list(lines)

        def read_line(prompt):
            written.append(prompt)
            if not left:
                raise EOFError
            line = left.pop(0)
            return line() if callable(line) else line

        run_terminal(slack, read_line=read_line, write=written.append, move_clock=moves.append)
        return "\n".join(written), moves

    return type_in


def test_a_command_its_button_and_its_form(slack, app, talk):
    @app.command("/errand")
    def errand(ack):
        ack(text="Add?", blocks=[{"type": "actions", "elements": [button("Add", "add"), button("Not now", "no")]}])

    @app.action("add")
    def add(ack, body, client):
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal(field("Name", "name"), callback_id="errand"))

    @app.view("errand")
    def saved(ack, view, client, body):
        ack()
        name = view["state"]["values"]["name_block"]["name"]["value"]
        client.chat_postMessage(channel=body["user"]["id"], text=f"Saved {name}")

    def when_open():
        slack.wait_for_view("aino")
        return ":submit"

    def when_saved():
        slack.wait_for_direct_message("aino", "Saved milk and bread")
        return ":messages"

    with connected(app, slack):
        text, _ = talk("/errand", ":click 1", when_open, ":set name milk and bread", ":form", ":submit", when_saved)

    assert "[Add] [Not now]\n  [1] Add\n  [2] Not now" in text
    assert "! name_block: Please complete this required field." in text
    assert ":set name milk and bread" in text
    assert "— errand in dm —\nSaved milk and bread" in text


def test_people_and_places_change(slack, talk):
    text, _ = talk(":as mikko", ":in #projektit", "hello all", ":messages", ":in dm", ":who")

    assert "aino dm> " in text
    assert "mikko #projektit> " in text
    assert "— mikko in #projektit —\nhello all" in text
    assert "channels: #yleinen, #projektit" in text


def test_time_moves_by_steps_or_to_a_moment(talk):
    _, moves = talk(":time +1d", ":time +90m", ":time 2027-03-01 09:00")

    assert moves == [timedelta(days=1), timedelta(minutes=90), datetime(2027, 3, 1, 7, 0, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (":nonsense", "no such command: :nonsense"),
        (":click 7", "! there is no button 7"),
        (":click x", "! say which button, as in :click 2"),
        (":as nobody", "! nobody in this workspace is called nobody"),
        (":form", "! no form is open"),
        (":time soon", "! "),
        ("/errand", "! failed with the error dispatch_failed"),
        ("/unknown", "! failed with the error not_a_command"),
    ],
)
def test_mistakes_are_told_and_the_prompt_goes_on(talk, line, complaint):
    text, _ = talk(line, ":help")

    assert complaint in text
    assert text.count(":help, :quit") == 2
