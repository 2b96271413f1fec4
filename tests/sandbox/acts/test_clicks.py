import pytest

from tests.sandbox.small_app import button, connected, plain, section

ROWS = [
    {"type": "actions", "block_id": f"row{number}", "elements": [button("Done", "done", value=str(number))]}
    for number in (1, 2)
]
OPTIONS = [{"text": plain("Tomorrow"), "value": "1"}, {"text": plain("Next week"), "value": "7"}]


def test_a_button_changes_its_message(slack, app, client):
    @app.action("done")
    def done(ack, body, action, client):
        ack()
        client.chat_update(
            channel=body["channel"]["id"], ts=body["message"]["ts"], text=f"{action['value']} is done", blocks=[]
        )

    client.chat_postMessage(channel=slack.user("aino").id, text="Two", blocks=ROWS)
    (message,) = slack.direct_messages("aino")
    with connected(app, slack):
        outcome = slack.click(user="aino", message=message, action_id="done", value="2")
        slack.wait_for_direct_message("aino", "2 is done")

    assert outcome.acknowledged
    assert slack.violations == ()


def test_a_button_on_an_ephemeral_answer_can_replace_or_delete_it(slack, app):
    @app.command("/errand")
    def errand(ack):
        ack(text="Sure?", blocks=[{"type": "actions", "elements": [button("Yes", "yes"), button("No", "no")]}])

    @app.action("yes")
    def yes(ack, respond, body):
        ack()
        assert "message" not in body
        respond(text="Done", replace_original=True)

    @app.action("no")
    def no(ack, respond):
        ack()
        respond(delete_original=True)

    with connected(app, slack):
        first = slack.command(user="aino", text="/errand").answer
        second = slack.command(user="aino", text="/errand").answer
        slack.click(user="aino", message=first, action_id="yes")
        slack.click(user="aino", message=second, action_id="no")
        slack.wait_for(lambda: len(slack.answers("aino")) == 1)
        slack.wait_for_answer("aino", "Done")


def test_what_was_picked_before_comes_along_with_a_later_click(slack, app, client):
    states = []

    @app.action("when")
    def when(ack):
        ack()

    @app.action("done")
    def done(ack, body):
        ack()
        states.append(body["state"]["values"])

    select = {"type": "static_select", "action_id": "when", "options": OPTIONS}
    blocks = [{"type": "actions", "block_id": "later", "elements": [select, button("Done", "done")]}]
    client.chat_postMessage(channel=slack.user("aino").id, text="When?", blocks=blocks)
    (message,) = slack.direct_messages("aino")
    with connected(app, slack):
        slack.click(user="aino", message=message, action_id="when", value="Next week")
        slack.click(user="aino", message=message, action_id="done")

    assert states == [{"later": {"when": {"type": "static_select", "selected_option": OPTIONS[1]}}}]


def test_an_overflow_menu_sends_the_option(slack, app, client):
    chosen = []

    @app.action("more")
    def more(ack, action):
        ack()
        chosen.append(action["selected_option"]["value"])

    menu = {"type": "overflow", "action_id": "more", "options": OPTIONS}
    client.chat_postMessage(channel=slack.user("aino").id, text="x", blocks=[section("x", accessory=menu)])
    with connected(app, slack):
        slack.click(user="aino", message=slack.direct_messages("aino")[0], action_id="more", value="Tomorrow")

    assert chosen == ["1"]


def test_a_click_must_mean_one_element_that_is_there(slack, client):
    client.chat_postMessage(channel=slack.user("aino").id, text="Two", blocks=ROWS)
    (message,) = slack.direct_messages("aino")

    with pytest.raises(LookupError, match="2 elements answer to done"):
        slack.click(user="aino", message=message, action_id="done")
    with pytest.raises(LookupError, match="0 elements answer to gone"):
        slack.click(user="aino", message=message, action_id="gone")


def test_only_those_who_see_a_message_can_click_in_it(slack, client):
    client.chat_postMessage(channel=slack.user("aino").id, text="Two", blocks=ROWS)
    (message,) = slack.direct_messages("aino")

    with pytest.raises(ValueError, match="mikko does not see this message"):
        slack.click(user="mikko", message=message, action_id="done", value="1")
