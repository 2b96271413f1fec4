import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.small_app import button, section

KEY = {"event_type": "reminder", "event_payload": {"key": "7"}}


def error_of(call, **arguments):
    with pytest.raises(SlackApiError) as refusal:
        call(**arguments)
    return refusal.value.response["error"]


@pytest.fixture
def projects(slack):
    return slack.channel("projektit").id


def test_a_message_to_a_person_arrives_in_their_direct_messages(slack, client):
    answer = client.chat_postMessage(channel=slack.user("aino").id, text="hello")

    assert answer["channel"].startswith("D")
    assert [message.text for message in slack.direct_messages("aino")] == ["hello"]


@pytest.mark.parametrize(
    ("channel", "error"),
    [("yleinen", "not_in_channel"), ("talous", "channel_not_found"), ("C999", "channel_not_found")],
)
def test_the_bot_posts_only_where_it_is(slack, client, channel, error):
    found = slack._workspace.directory.find_channel(channel)

    assert error_of(client.chat_postMessage, channel=found.id if found else channel, text="hello") == error


def test_an_archived_channel_takes_nothing(slack, client, projects):
    slack.archive("projektit")

    assert error_of(client.chat_postMessage, channel=projects, text="hello") == "is_archived"


def test_a_deactivated_person_cannot_be_written_to(slack, client):
    pekka = slack.user("pekka").id

    assert error_of(client.chat_postMessage, channel=pekka, text="hello") == "channel_not_found"
    assert error_of(client.conversations_open, users=[pekka]) == "user_disabled"


def test_the_fourth_message_in_a_second_is_too_many(slack, client, projects):
    for number in range(3):
        client.chat_postMessage(channel=projects, text=str(number))

    with pytest.raises(SlackApiError) as refusal:
        client.chat_postMessage(channel=projects, text="4")

    assert refusal.value.response.status_code == 429
    assert refusal.value.response.headers["Retry-After"] == "1"
    assert len(slack.messages(projects)) == 3


def test_an_update_changes_what_it_names_and_keeps_the_metadata(slack, client, projects):
    posted = client.chat_postMessage(
        channel=projects, text="old", blocks=[section("old")], metadata=KEY, unfurl_links=False
    )

    client.chat_update(channel=projects, ts=posted["ts"], text="new")

    (message,) = slack.messages(projects)
    assert (message.text, message.blocks, message.metadata) == ("new", (), KEY)


def test_a_long_text_can_be_posted_but_not_set_by_an_update(slack, client, projects):
    posted = client.chat_postMessage(channel=projects, text="x" * 4001)

    assert error_of(client.chat_update, channel=projects, ts=posted["ts"], text="x" * 4001) == "msg_too_long"


def test_an_endless_text_is_cut_with_a_warning(slack, client, projects):
    answer = client.chat_postMessage(channel=projects, text="x" * 40_001)

    assert answer["warning"] == "message_truncated"
    assert len(slack.messages(projects)[0].text) == 40_000


def test_only_own_messages_can_be_changed(slack, client, projects):
    slack.say(user="aino", channel="projektit", text="mine")
    (message,) = slack.messages(projects)

    assert error_of(client.chat_update, channel=projects, ts=message.ts, text="x") == "cant_update_message"
    assert error_of(client.chat_delete, channel=projects, ts=message.ts) == "cant_delete_message"
    assert error_of(client.chat_update, channel=projects, ts="1.0", text="x") == "message_not_found"


def test_a_deleted_message_is_gone(slack, client, projects):
    posted = client.chat_postMessage(channel=projects, text="hello")

    client.chat_delete(channel=projects, ts=posted["ts"])

    assert slack.messages(projects) == []


def test_an_ephemeral_message_is_seen_by_one_person(slack, client, projects):
    client.chat_postEphemeral(channel=projects, user=slack.user("aino").id, text="psst")

    assert slack.messages(projects) == []
    assert [answer.text for answer in slack.answers("aino")] == ["psst"]
    assert slack.answers("mikko") == []


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ({"event_type": "x"}, "invalid_metadata_format"),
        ({"event_type": "x", "event_payload": {"a": {"b": {"c": 1}}}}, "invalid_metadata_schema"),
        ({"event_type": "x", "event_payload": {"a": "y" * 20_000}}, "metadata_too_large"),
    ],
)
def test_metadata_must_be_small_and_flat(client, projects, metadata, error):
    assert error_of(client.chat_postMessage, channel=projects, text="x", metadata=metadata) == error


def test_a_message_needs_something_in_it(client, projects):
    assert error_of(client.api_call, api_method="chat.postMessage", json={"channel": projects}) == "no_text"


def test_blocks_that_break_a_rule_are_refused_and_remembered(slack, client, projects):
    blocks = [{"type": "actions", "elements": [button("x" * 76, "go")]}]

    with pytest.raises(SlackApiError) as refusal:
        client.chat_postMessage(channel=projects, text="x", blocks=blocks)

    assert refusal.value.response["error"] == "invalid_blocks"
    assert refusal.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be no more than 75 characters, is 76 [json-pointer:/blocks/0/elements/0/text/text]"
    ]
    (violation,) = slack.violations
    assert (violation.where, violation.pointer) == ("chat.postMessage", "/blocks/0/elements/0/text/text")


def test_many_legal_blocks_can_still_be_too_much_together(client, projects):
    blocks = [section("x" * 2700) for _ in range(5)]

    assert error_of(client.chat_postMessage, channel=projects, text="x", blocks=blocks) == "msg_blocks_too_long"


def test_a_permalink_leads_to_the_message(client, projects):
    posted = client.chat_postMessage(channel=projects, text="hello")

    link = client.chat_getPermalink(channel=projects, message_ts=posted["ts"])["permalink"]

    assert link.endswith(f"/archives/{projects}/p{posted['ts'].replace('.', '')}")
