import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.small_app import client_of, section


def test_blocks_are_validated_without_a_token(slack):
    assert client_of(slack, "").blocks_validate(blocks=[section("fine")])["ok"]


def test_problems_are_pointed_at_and_are_no_violations(slack, client):
    with pytest.raises(SlackApiError) as refusal:
        client.blocks_validate(message={"text": "x", "blocks": [section("")]})

    (error,) = refusal.value.response["errors"]
    assert error["pointer"] == "/message/blocks/0/text/text"
    assert slack.violations == ()
