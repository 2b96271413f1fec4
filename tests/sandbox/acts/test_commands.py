import pytest

from tests.sandbox.small_app import button, connected, section


def test_a_command_arrives_and_its_acknowledgement_is_an_ephemeral_answer(slack, app):
    seen = {}

    @app.command("/errand")
    def errand(ack, command):
        seen.update(command)
        ack(text="Noted", blocks=[section("Noted")])

    with connected(app, slack):
        outcome = slack.command(user="aino", channel="#projektit", text="/errand buy <milk> for @mikko")

    assert outcome.acknowledged
    assert slack.answers("aino") == [outcome.answer]
    assert slack.plain_text(outcome.answer) == "Noted"
    assert slack.messages("projektit") == []
    assert seen["text"] == f"buy &lt;milk&gt; for <@{slack.user('mikko').id}|mikko>"
    assert (seen["user_name"], seen["channel_name"], seen["team_domain"]) == ("aino", "projektit", "sandbox")
    assert slack.violations == ()


def test_without_should_escape_the_text_arrives_as_typed(slack, app):
    @app.command("/raw")
    def raw(ack, command):
        ack(command["text"])

    with connected(app, slack):
        outcome = slack.command(user="aino", text="/raw @mikko & <b>")

    assert outcome.answer.text == "@mikko & <b>"


def test_a_command_works_in_channels_the_app_is_not_in_and_may_answer_for_all_to_see(slack, app):
    @app.command("/errand")
    def errand(ack):
        ack(text="Hello all", response_type="in_channel")

    with connected(app, slack):
        slack.command(user="aino", channel="talous", text="/errand")

    assert [message.text for message in slack.messages("talous")] == ["Hello all"]
    assert slack.answers("aino") == []


def test_answers_may_come_later_through_the_response_url_five_times(slack, app):
    statuses = []

    @app.command("/errand")
    def errand(ack, respond):
        ack()
        statuses.extend(respond(f"answer {number}").status_code for number in range(6))

    with connected(app, slack):
        outcome = slack.command(user="aino", text="/errand")
        slack.wait_for(lambda: len(slack.calls_to("response_url")) == 6)

    assert statuses[:5] == [200] * 5
    assert slack.calls_to("response_url")[-1].response["error"] == "used_url"
    assert [answer.text for answer in slack.answers("aino", after=outcome)] == [f"answer {n}" for n in range(5)]


def test_a_response_url_ends_after_half_an_hour(slack, app, clock):
    responders = []

    @app.command("/errand")
    def errand(ack, respond):
        responders.append(respond)
        ack()

    with connected(app, slack):
        slack.command(user="aino", text="/errand")
        clock.move(minutes=31)
        assert responders[0]("too late").status_code == 404

    assert slack.answers("aino") == []


def test_an_acknowledgement_slack_cannot_show_is_a_violation(slack, app):
    @app.command("/errand")
    def errand(ack):
        ack(text="x", blocks=[{"type": "actions", "elements": [button("A", "same"), button("B", "same")]}])

    with connected(app, slack):
        outcome = slack.command(user="aino", text="/errand")

    assert outcome.error == "invalid_blocks"
    assert [violation.sentence for violation in slack.violations] == ["action_id same is used 2 times"]


def test_an_app_that_is_away_cannot_be_reached(slack):
    outcome = slack.command(user="aino", text="/errand")

    assert not outcome.acknowledged
    assert outcome.error == "dispatch_failed"


def test_a_command_nobody_registered_is_refused_by_slack_itself(slack):
    assert slack.command(user="aino", text="/status").error == "not_a_command"


def test_the_same_command_may_come_twice(slack, app):
    texts = []

    @app.command("/errand")
    def errand(ack, command):
        texts.append((command["text"], command["trigger_id"]))
        ack("ok")

    with connected(app, slack):
        slack.redeliver(slack.command(user="aino", text="/errand once"))

    assert texts == [texts[0]] * 2
    assert len(slack.answers("aino")) == 2


def test_people_act_only_where_they_are_and_while_they_are_active(slack):
    with pytest.raises(ValueError, match="mikko is not in talous"):
        slack.command(user="mikko", channel="talous", text="/errand")
    with pytest.raises(ValueError, match="pekka is deactivated"):
        slack.command(user="pekka", text="/errand")
