import http.client

import pytest
from slack_sdk.errors import SlackApiError


def texts(slack):
    return [message.text for message in slack.messages("projektit")]


def post(client, slack, text="hello", channel="projektit"):
    return client.chat_postMessage(channel=slack.channel(channel).id, text=text)


def test_a_connection_dropped_before_the_effect_leaves_no_message(slack, client):
    slack.fail("chat.postMessage", drop=True)

    with pytest.raises(http.client.RemoteDisconnected):
        post(client, slack)

    assert texts(slack) == []
    assert slack.calls[-1].status == 0
    assert not slack.calls[-1].took_effect


def test_a_connection_dropped_after_the_effect_leaves_exactly_one(slack, client):
    slack.fail("chat.postMessage", drop=True, took_effect=True)

    with pytest.raises(http.client.RemoteDisconnected):
        post(client, slack)

    assert texts(slack) == ["hello"]
    assert slack.calls[-1].took_effect


def test_faults_strike_in_their_order_and_wear_off(slack, client):
    slack.fail("chat.postMessage", status=503)
    slack.fail("chat.postMessage", error="internal_error", times=2)

    outcomes = []
    for _ in range(4):
        try:
            outcomes.append(post(client, slack)["ok"])
        except SlackApiError as error:
            outcomes.append((error.response.status_code, error.response["error"]))

    assert outcomes == [(503, "internal_error"), (200, "internal_error"), (200, "internal_error"), True]


def test_a_fault_may_wait_for_one_channel(slack, client):
    target = slack.channel("kumppanit").id
    slack.fail("chat.postMessage", error="fatal_error", channel=target)

    assert post(client, slack)["ok"]
    with pytest.raises(SlackApiError, match="fatal_error"):
        post(client, slack, channel="kumppanit")


def test_slow_down_tells_when_to_come_back(slack, client):
    slack.fail("chat.postMessage", retry_after=30)

    with pytest.raises(SlackApiError) as refusal:
        post(client, slack)

    assert refusal.value.response.status_code == 429
    assert refusal.value.response.headers["Retry-After"] == "30"


def test_nonsense_instead_of_json(slack, client):
    slack.fail("chat.postMessage", body="<html>Bad gateway</html>", status=502)

    with pytest.raises(SlackApiError):
        post(client, slack)

    assert texts(slack) == []


def test_a_late_answer_is_true_all_the_same(slack, client):
    client.timeout = 0.1
    slack.fail("chat.postMessage", delay=0.3)

    with pytest.raises(TimeoutError):
        post(client, slack)

    slack.wait_for(lambda: slack.calls_to("chat.postMessage"))
    assert texts(slack) == ["hello"]


def test_faults_that_have_not_struck_can_be_taken_back(slack, client):
    slack.fail("chat.postMessage", status=500, times=9)
    slack.stop_failing()

    assert post(client, slack)["ok"]
