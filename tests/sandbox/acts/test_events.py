from copy import deepcopy

from sandbox.local_slack import LocalSlack
from tests.sandbox.small_app import MANIFEST, button, connected, section


def test_opening_the_home_tab_lets_the_app_publish_it(slack, app):
    @app.event("app_home_opened")
    def opened(event, client):
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section("Welcome")]})

    with connected(app, slack):
        assert slack.open_home(user="elin").acknowledged
        slack.wait_for_home("elin", "Welcome")

    assert slack.home("aino") is None


def test_a_button_on_the_home_tab_can_be_pressed(slack, app, client):
    pressed = []

    @app.action("go")
    def go(ack, body):
        ack()
        pressed.append(body["container"]["type"])

    view = {"type": "home", "blocks": [section("x", accessory=button("Go", "go"))]}
    client.views_publish(user_id=slack.user("elin").id, view=view)
    with connected(app, slack):
        slack.click(user="elin", view=slack.home("elin"), action_id="go")

    assert pressed == ["view"]


def test_a_direct_message_is_heard_and_answered(slack, app):
    @app.message("hello")
    def hello(message, say):
        say(f"Hello <@{message['user']}>")

    with connected(app, slack):
        slack.say(user="aino", text="hello")
        answer = slack.wait_for_direct_message("aino", "Hello @aino")

    assert answer.user == slack.bot_user_id


def test_in_a_channel_the_app_hears_only_what_it_subscribed_to(slack, app):
    mentions = []

    @app.event("app_mention")
    def mention(event):
        mentions.append(event["text"])

    with connected(app, slack):
        assert slack.say(user="aino", channel="projektit", text="just talk") is None
        slack.say(user="aino", channel="projektit", text="@errand look")
        slack.say(user="aino", channel="yleinen", text="@errand is not here")
        slack.wait_for(lambda: mentions)

    assert mentions == [f"<@{slack.bot_user_id}|errand> look"]


def test_changes_of_people_and_channels_are_told(slack, app):
    told = []

    @app.event("channel_archive")
    @app.event("member_joined_channel")
    @app.event("user_change")
    def heard(event):
        told.append(event["type"])

    with connected(app, slack):
        slack.invite_app("yleinen")
        slack.archive("yleinen")
        slack.deactivate("mikko")

    assert told == ["member_joined_channel", "channel_archive", "user_change"]
    assert slack.user("mikko").deleted


def test_an_event_without_subscription_is_not_sent(slack):
    assert slack.event({"type": "team_join", "user": {"id": "U1"}}) is None


def test_without_its_scope_an_event_is_not_sent_to_anybody(clock):
    manifest = deepcopy(MANIFEST)
    manifest["oauth_config"]["scopes"]["bot"].remove("app_mentions:read")
    with LocalSlack(manifest=manifest, clock=clock) as slack:
        assert slack.event({"type": "app_mention", "user": slack.user("aino").id, "channel": "C1"}) is None


def test_of_a_private_channel_only_the_scope_for_private_ones_lets_hear(slack):
    """The small app has no scope for private channels."""
    of_private = {"type": "member_joined_channel", "channel": "C1", "channel_type": "G", "user": "U1"}
    assert slack.event(of_private) is None


def test_a_shortcut_brings_a_trigger(slack, app):
    seen = []

    @app.shortcut("new_errand")
    @app.shortcut("from_message")
    def shortcut(ack, shortcut):
        ack()
        seen.append((shortcut["type"], bool(shortcut["trigger_id"])))

    with connected(app, slack):
        slack.shortcut(user="aino", callback_id="new_errand")
        slack.say(user="aino", channel="yleinen", text="do this")
        (message,) = slack.messages("yleinen")
        slack.shortcut(user="aino", callback_id="from_message", message=message)

    assert seen == [("shortcut", True), ("message_action", True)]
