import pytest
from slack_sdk.errors import SlackApiError

KEY = {"event_type": "reminder", "event_payload": {"key": "7"}}


def error_of(call, **arguments):
    with pytest.raises(SlackApiError) as refusal:
        call(**arguments)
    return refusal.value.response["error"]


@pytest.fixture
def posted(slack, client):
    """Five messages in #projektit, newest last; pace is not what these tests are about."""
    channel = slack.channel("projektit").id
    for number in range(5):
        slack._workspace.timeline.post(channel=channel, user=slack.bot_user_id, text=str(number), metadata=KEY)
    return slack.messages(channel)


def test_opening_a_direct_conversation_twice_finds_the_same(slack, client):
    aino = slack.user("aino").id

    first = client.conversations_open(users=aino)
    second = client.conversations_open(users=aino)

    assert first["channel"]["id"] == second["channel"]["id"]
    assert second["already_open"]


def test_opening_needs_exactly_one_person_who_exists(client):
    assert error_of(client.conversations_open, users="U999") == "user_not_found"
    assert error_of(client.api_call, api_method="conversations.open") == "not_enough_users"


def test_history_comes_newest_first_in_pages(slack, client, posted):
    channel = posted[0].channel

    pages = [page["messages"] for page in client.conversations_history(channel=channel, limit=2)]

    assert [[message["text"] for message in page] for page in pages] == [["4", "3"], ["2", "1"], ["0"]]


def test_metadata_comes_only_when_asked_for(client, posted):
    channel = posted[0].channel

    without = client.conversations_history(channel=channel)["messages"]
    with_metadata = client.conversations_history(channel=channel, include_all_metadata=True)["messages"]

    assert not any("metadata" in message for message in without)
    assert all(message["metadata"] == KEY for message in with_metadata)


def test_bounds_are_left_out_unless_inclusive(client, posted):
    bounds = {"channel": posted[0].channel, "oldest": posted[1].ts, "latest": posted[3].ts}

    between = client.conversations_history(**bounds)["messages"]
    inclusive = client.conversations_history(**bounds, inclusive=True)["messages"]

    assert [message["text"] for message in between] == ["2"]
    assert [message["text"] for message in inclusive] == ["3", "2", "1"]


def test_replies_stay_in_their_thread(slack, client):
    channel = slack.channel("projektit").id
    root = client.chat_postMessage(channel=channel, text="root")["ts"]
    client.chat_postMessage(channel=channel, text="reply", thread_ts=root)

    history = client.conversations_history(channel=channel)["messages"]
    replies = client.conversations_replies(channel=channel, ts=root)["messages"]

    assert [message["text"] for message in history] == ["root"]
    assert [message["text"] for message in replies] == ["root", "reply"]


def test_history_needs_membership_and_the_scope_of_the_kind(slack, client):
    slack.invite_app("talous")

    assert error_of(client.conversations_history, channel=slack.channel("yleinen").id) == "not_in_channel"
    assert error_of(client.conversations_history, channel=slack.channel("talous").id) == "missing_scope"


def test_info_tells_what_a_bot_must_know_before_it_posts(slack, client):
    shared = client.conversations_info(channel=slack.channel("kumppanit").id)["channel"]
    outside = client.conversations_info(channel=slack.channel("yleinen").id)["channel"]

    assert (shared["is_ext_shared"], shared["is_member"]) == (True, True)
    assert (outside["is_ext_shared"], outside["is_member"]) == (False, False)
    assert error_of(client.conversations_info, channel=slack.channel("talous").id) == "channel_not_found"


def test_lists_hide_private_channels_the_bot_is_not_in(slack, client):
    names = [channel["name"] for channel in client.conversations_list()["channels"]]

    assert names == ["yleinen", "projektit", "kumppanit"]
    assert error_of(client.conversations_list, types="private_channel") == "missing_scope"


def test_members_include_the_bot(slack, client):
    members = client.conversations_members(channel=slack.channel("kumppanit").id)["members"]

    assert set(members) == {slack.user("aino").id, slack.user("jan").id, slack.bot_user_id}
