import base64

import pytest

from sandbox.page.story import Act, Story, World
from sandbox.page.visit import Visit
from tests.sandbox.page.small_time import SmallTime
from tests.sandbox.small_app import button, connected, field, modal


@pytest.fixture
def visit(slack, app, clock):
    """Enter a world with these acts in its past; the app's listeners must be there before."""
    visits = []

    def enter(*acts):
        visits.append(
            Visit(
                World(slack=slack, time=SmallTime(clock), story=Story(now=clock.now, acts=acts)), nudge=lambda: None
            )
        )
        return visits[-1]

    yield enter
    for each in visits:
        each.end()


def see(visit, who, channel=""):
    return visit.snapshot(who=who, channel=channel, limit=50)


def test_people_see_their_own_conversations_and_what_is_unread(visit, slack, app, client):
    client.chat_postMessage(channel=slack.channel("projektit").id, text=f"<@{slack.user('elin').id}> and all")
    there = visit()

    channels = {each["name"]: each for each in see(there, "elin")["channels"]}
    assert list(channels) == ["yleinen", "projektit", "directmessage"]
    assert (channels["projektit"]["unread"], channels["projektit"]["isMentioned"]) == (1, True)
    mikko = {each["name"]: each for each in see(there, "mikko")["channels"]}
    assert (mikko["projektit"]["unread"], mikko["projektit"]["isMentioned"]) == (1, False)

    there.do({"kind": "read", "as": "elin", "channel": channels["projektit"]["id"]})
    assert [each["unread"] for each in see(there, "elin")["channels"]] == [0, 0, 0]
    assert [each["unread"] for each in see(there, "mikko")["channels"]] == [0, 1, 0]


def test_nobody_sees_what_was_said_to_another_alone(visit, slack, client):
    channel = slack.channel("projektit").id
    client.chat_postEphemeral(channel=channel, user=slack.user("aino").id, text="just you")
    there = visit()

    assert [each["text"] for each in see(there, "aino", channel)["messages"]["list"]] == ["just you"]
    assert see(there, "mikko", channel)["messages"]["list"] == []
    assert see(there, "mikko", slack.channel("talous").id)["messages"]["list"] == []


def test_only_people_of_the_workspace_can_be_acted_as(visit):
    assert see(visit(), "")["actors"] == ["aino", "mikko", "sari", "elin", "emma", "gustav"]


def test_a_story_happens_in_its_order(visit, slack, app, clock):
    @app.command("/errand")
    def errand(ack, command, say):
        ack()
        say(channel=command["user_id"], text=f"noted: {command['text']}")

    acts = (
        Act(at=clock.now, who="aino", text="/errand milk"),
        Act(at=clock.now, who="mikko", text="hello", where="projektit"),
    )
    with connected(app, slack):
        there = visit(*acts)
        there.begin()
        slack.wait_for_direct_message("aino", "noted: milk")

    assert see(there, "aino")["isReady"]
    assert [message.text for message in slack.messages("projektit")] == ["hello"]


def test_a_form_is_opened_refused_and_sent_with_a_file(visit, slack, app):
    sent = []

    @app.command("/errand")
    def errand(ack, body, client):
        ack(text="Add?", blocks=[{"type": "actions", "elements": [button("Add", "add")]}])

    @app.action("add")
    def add(ack, body, client):
        ack()
        fields = field("Name", "name"), field("Files", "files", element={"type": "file_input"})
        client.views_open(trigger_id=body["trigger_id"], view=modal(*fields, callback_id="errand"))

    @app.view("errand")
    def saved(ack, view):
        ack()
        sent.append(view["state"]["values"])

    with connected(app, slack):
        there = visit()
        direct = slack.direct_channel("aino").id
        there.do({"kind": "say", "as": "aino", "channel": direct, "text": "/errand"})
        answer = see(there, "aino", direct)["messages"]["list"][-1]
        press = {"as": "aino", "kind": "click", "channel": direct, "ts": answer["ts"]}
        there.do({**press, "block": answer["blocks"][0]["block_id"], "action": "add"})
        slack.wait_for_view("aino")
        view = see(there, "aino")["view"]["id"]
        submit = {"as": "aino", "kind": "submit", "view": view}

        refused = there.do({**submit, "values": {"name_block": {"name": None}, "files_block": {"files": []}}})
        assert set(refused["errors"]) == {"name_block", "files_block"}

        file = {"fileName": "plan.csv", "base64": base64.b64encode(b"a;b").decode()}
        there.do({**submit, "values": {"name_block": {"name": "milk"}, "files_block": {"files": [file]}}})

    assert see(there, "aino")["view"] is None
    assert sent[0]["name_block"]["name"]["value"] == "milk"
    assert there.file(sent[0]["files_block"]["files"]["files"][0]["id"]) == b"a;b"


def test_a_reply_stands_in_its_thread(visit, slack):
    there = visit()
    channel = slack.channel("projektit").id
    there.do({"kind": "say", "as": "aino", "channel": channel, "text": "question"})
    first = slack.messages("projektit")[0]
    there.do({"kind": "say", "as": "mikko", "channel": channel, "text": "answer", "thread": first.ts})

    assert [each["thread"] for each in see(there, "aino", channel)["messages"]["list"]] == [None, first.ts]


def test_the_log_tells_what_passed_without_secrets(visit, slack, app):
    @app.command("/errand")
    def errand(ack, client, command):
        ack("ok")
        client.chat_postMessage(channel=command["user_id"], text="x", blocks=[{"type": "header"}])

    with connected(app, slack):
        there = visit()
        there.do({"kind": "say", "as": "aino", "channel": slack.direct_channel("aino").id, "text": "/errand now"})
        slack.wait_for(lambda: slack.violations)
        slack.wait_for(lambda: slack.calls_to("chat.postMessage"))

    entries = there.log(after=0)["entries"]
    assert {"/errand now", "chat.postMessage"} <= {each["title"] for each in entries}
    assert [each["kind"] for each in entries if each["kind"] == "violation"] == ["violation"]
    assert slack.bot_token not in str(entries)
    assert there.log(after=len(entries))["entries"] == []
