import copy
import json

import pytest
from slack_sdk.errors import SlackApiError

from sandbox.local_slack import LocalSlack
from tests.sandbox.small_app import MANIFEST, client_of, fetch


def error_of(call, *args, **arguments):
    with pytest.raises(SlackApiError) as refusal:
        call(*args, **arguments)
    return refusal.value.response["error"]


def test_the_bot_learns_who_it_is(slack, client):
    answer = client.auth_test()

    assert answer["user_id"] == slack.bot_user_id
    assert answer["team_id"] == slack.team_id


def test_tokens_are_checked(slack):
    assert error_of(client_of(slack, "xoxb-wrong").auth_test) == "invalid_auth"
    assert error_of(client_of(slack, slack.app_token).auth_test) == "not_allowed_token_type"
    assert error_of(client_of(slack).apps_connections_open, app_token=slack.bot_token) == "not_allowed_token_type"
    with fetch(f"{slack.api_url}auth.test", data=b"") as answer:
        assert json.load(answer) == {"ok": False, "error": "not_authed"}


def test_an_unknown_method_is_called_so(client):
    assert error_of(client.api_call, "reminders.add") == "unknown_method"


def test_a_missing_scope_names_what_is_needed_and_what_was_granted():
    manifest = copy.deepcopy(MANIFEST)
    manifest["oauth_config"]["scopes"]["bot"] = ["commands", "users:read"]
    with LocalSlack(manifest=manifest) as slack, pytest.raises(SlackApiError) as refusal:
        client_of(slack).chat_postMessage(channel="C1", text="hello")

    assert refusal.value.response["error"] == "missing_scope"
    assert refusal.value.response["needed"] == "chat:write"
    assert refusal.value.response["provided"] == "commands,users:read"


def test_forms_and_json_bodies_are_read_alike(slack, client):
    blocks = [{"type": "divider"}]
    channel = slack.channel("projektit").id

    client.api_call("chat.postMessage", json={"channel": channel, "text": "json", "blocks": blocks})
    client.api_call("chat.postMessage", data={"channel": channel, "text": "form", "blocks": json.dumps(blocks)})

    assert [message.blocks[0]["type"] for message in slack.messages(channel)] == ["divider", "divider"]


def test_every_call_is_kept_without_its_token(slack, client):
    client.users_info(user=slack.user("aino").id)

    call = slack.calls[-1]
    assert (call.method, call.status) == ("users.info", 200)
    assert slack.bot_token not in str(call)
