import pytest


def test_waiting_ends_as_soon_as_something_is_found(slack, client):
    client.chat_postMessage(channel=slack.user("aino").id, text="first")

    assert slack.wait_for_direct_message("aino", "first").text == "first"


def test_waiting_in_vain_tells_what_the_app_did_instead(slack, client):
    client.auth_test()

    with pytest.raises(TimeoutError, match=r"the last calls: auth.test 200"):
        slack.wait_for_answer("aino", timeout=0.01)
