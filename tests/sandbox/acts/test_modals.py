import pytest

from tests.sandbox.small_app import connected, field, modal, plain, section

FORM = modal(field("Name", "name"), field("Notes", "notes", optional=True), callback_id="errand")


@pytest.fixture
def form_app(slack, app):
    """An app that opens a form on command; the test decides what a submission is answered with."""
    answers = []

    @app.command("/errand")
    def errand(ack, command, client):
        ack()
        client.views_open(trigger_id=command["trigger_id"], view=FORM)

    @app.view("errand")
    def submitted(ack, view):
        answer = answers.pop(0)
        ack(**answer) if answer else ack()

    with connected(app, slack):
        slack.command(user="aino", text="/errand")
        slack.wait_for_view("aino", "Errand")
        yield answers


def test_a_form_is_refused_by_the_app_then_accepted(slack, form_app):
    form_app += [{"response_action": "errors", "errors": {"name_block": "Taken"}}, {}]

    refused = slack.submit(user="aino", view=slack.view("aino"), values={"name": "Ada"})
    accepted = slack.submit(user="aino", view=slack.view("aino"), values={"name": "Eve"})

    assert refused.errors == {"name_block": "Taken"}
    assert accepted.acknowledged
    assert slack.view("aino") is None
    values = accepted.delivery.payload["view"]["state"]["values"]
    assert values["name_block"]["name"]["value"] == "Eve"
    assert values["notes_block"]["notes"]["value"] is None


def test_a_required_field_left_empty_is_not_even_sent(slack, form_app):
    outcome = slack.submit(user="aino", view=slack.view("aino"))

    assert outcome.error == "refused_by_client"
    assert set(outcome.errors) == {"name_block"}
    assert outcome.delivery is None


def test_a_submission_can_show_another_view_or_put_one_on_top(slack, form_app):
    form_app += [
        {"response_action": "update", "view": modal(field("Again", "again"), callback_id="errand")},
        {"response_action": "push", "view": modal(section("On top"), close=plain("Back"))},
    ]

    updated = slack.submit(user="aino", view=slack.view("aino"), values={"name": "Ada"})
    pushed = slack.submit(user="aino", view=updated.view, values={"again": "x"})

    assert "Again" in slack.plain_text(updated.view)
    assert "On top" in slack.plain_text(pushed.view)
    assert [view.id for view in slack.views("aino")] == [updated.view.id, pushed.view.id]


def test_a_submission_can_clear_everything(slack, form_app):
    form_app += [{"response_action": "clear"}]

    assert slack.submit(user="aino", view=slack.view("aino"), values={"name": "Ada"}).view is None


def test_an_error_for_a_block_that_is_no_input_is_a_violation(slack, form_app):
    form_app += [{"response_action": "errors", "errors": {"name": "Taken"}}]

    outcome = slack.submit(user="aino", view=slack.view("aino"), values={"name": "Ada"})

    assert outcome.error == "invalid_response"
    assert [violation.pointer for violation in slack.violations] == ["/errors"]


def test_a_view_in_an_answer_is_checked_like_every_view(slack, form_app):
    form_app += [{"response_action": "update", "view": modal(section("x"), title=plain("x" * 25))}]

    outcome = slack.submit(user="aino", view=slack.view("aino"), values={"name": "Ada"})

    assert outcome.error == "invalid_response"
    assert [violation.pointer for violation in slack.violations] == ["/view/title/text"]


def test_closing_is_told_only_to_those_who_asked(slack, app):
    closed = []

    @app.command("/errand")
    def errand(ack, command, client):
        ack()
        view = FORM | {"notify_on_close": command["text"] == "tell"}
        client.views_open(trigger_id=command["trigger_id"], view=view)

    @app.view_closed("errand")
    def heard(ack, view):
        ack()
        closed.append(view["id"])

    with connected(app, slack):
        slack.command(user="aino", text="/errand")
        assert slack.close(user="aino", view=slack.wait_for_view("aino")) is None
        slack.command(user="aino", text="/errand tell")
        told = slack.wait_for_view("aino")
        assert slack.close(user="aino", view=told).acknowledged

    assert closed == [told.id]


def test_an_external_select_asks_for_its_options(slack, app):
    select = {"type": "external_select", "min_query_length": 1}
    option = {"text": plain("Anna"), "value": "1"}

    @app.command("/errand")
    def errand(ack, command, client):
        ack()
        client.views_open(
            trigger_id=command["trigger_id"], view=modal(field("Who", "who", element=select), callback_id="errand")
        )

    @app.options("who")
    def who(ack, payload):
        ack(options=[option] if payload["value"] == "an" else [])

    @app.view("errand")
    def submitted(ack):
        ack()

    with connected(app, slack):
        slack.command(user="aino", text="/errand")
        view = slack.wait_for_view("aino")
        options = slack.options(user="aino", view=view, action_id="who", typed="an").payload["options"]
        outcome = slack.submit(user="aino", view=view, values={"who": options[0]})

    state = outcome.delivery.payload["view"]["state"]["values"]
    assert state["who_block"]["who"]["selected_option"] == option


def test_options_may_come_in_groups_and_no_more_than_slack_shows(slack, app):
    select = {"type": "external_select", "min_query_length": 0}

    def group(count):
        options = [{"text": plain(f"Anna {number}"), "value": str(number)} for number in range(count)]
        return {"label": plain("People"), "options": options}

    @app.command("/errand")
    def errand(ack, command, client):
        ack()
        client.views_open(
            trigger_id=command["trigger_id"], view=modal(field("Who", "who", element=select), callback_id="errand")
        )

    @app.options("who")
    def who(ack, payload):
        ack(option_groups=[group(int(payload["value"]))])

    with connected(app, slack):
        slack.command(user="aino", text="/errand")
        view = slack.wait_for_view("aino")
        fitting = slack.options(user="aino", view=view, action_id="who", typed="100")
        too_many, empty = (
            slack.options(user="aino", view=view, action_id="who", typed=each) for each in ("101", "0")
        )

    assert fitting.payload["option_groups"] == [group(100)]
    assert (too_many.error, empty.error) == ("invalid_response", "invalid_response")
    assert [violation.pointer for violation in slack.violations] == ["/option_groups/0/options"] * 2


def test_a_file_goes_into_a_file_input(slack, app):
    @app.command("/errand")
    def errand(ack, command, client):
        ack()
        view = modal(field("File", "file", element={"type": "file_input"}), callback_id="errand")
        client.views_open(trigger_id=command["trigger_id"], view=view)

    @app.view("errand")
    def submitted(ack):
        ack()

    file = slack.add_file(user="aino", name="in.csv", content=b"a;b")
    with connected(app, slack):
        slack.command(user="aino", text="/errand")
        outcome = slack.submit(user="aino", view=slack.wait_for_view("aino"), values={"file": file})

    (sent,) = outcome.delivery.payload["view"]["state"]["values"]["file_block"]["file"]["files"]
    assert (sent["id"], sent["size"]) == (file.id, 3)
