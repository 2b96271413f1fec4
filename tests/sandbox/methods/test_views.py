import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.small_app import field, modal, plain, section


def error_of(call, **arguments):
    with pytest.raises(SlackApiError) as refusal:
        call(**arguments)
    return refusal.value.response["error"]


@pytest.fixture
def trigger(slack):
    """A trigger as an act of aino's would bring it."""
    return lambda: slack._workspace.passes.new_trigger(slack.user("aino").id)


def test_a_modal_opens_for_the_person_who_acted(slack, client, trigger):
    view = client.views_open(trigger_id=trigger(), view=modal(field("Name", "name")))["view"]

    assert slack.view("aino").id == view["id"]
    assert slack.view("mikko") is None
    assert view["state"] == {"values": {}}


def test_a_trigger_lives_three_seconds(slack, client, trigger, clock):
    late, in_time = trigger(), trigger()

    clock.move(seconds=3)
    assert client.views_open(trigger_id=in_time, view=modal(section("x")))["ok"]
    clock.move(seconds=0.1)
    assert error_of(client.views_open, trigger_id=late, view=modal(section("x"))) == "expired_trigger_id"


def test_a_trigger_opens_one_modal(client, trigger):
    once = trigger()
    client.views_open(trigger_id=once, view=modal(section("x")))

    assert error_of(client.views_open, trigger_id=once, view=modal(section("x"))) == "exchanged_trigger_id"
    assert error_of(client.views_open, trigger_id="1.2.3", view=modal(section("x"))) == "invalid_trigger_id"


def test_three_modals_stand_on_one_another_and_no_more(slack, client, trigger):
    client.views_open(trigger_id=trigger(), view=modal(section("1")))
    client.views_push(trigger_id=trigger(), view=modal(section("2")))
    third = client.views_push(trigger_id=trigger(), view=modal(section("3")))["view"]

    assert third["root_view_id"] == slack.views("aino")[0].id
    assert third["previous_view_id"] == slack.views("aino")[1].id
    assert error_of(client.views_push, trigger_id=trigger(), view=modal(section("4"))) == "push_limit_reached"


def test_an_update_with_an_old_hash_is_refused(slack, client, trigger):
    old = client.views_open(trigger_id=trigger(), view=modal(section("1")))["view"]
    client.views_update(view_id=old["id"], hash=old["hash"], view=modal(section("2")))

    assert (
        error_of(client.views_update, view_id=old["id"], hash=old["hash"], view=modal(section("3")))
        == "hash_conflict"
    )
    assert "2" in slack.plain_text(slack.view("aino"))


def test_a_closed_modal_cannot_be_updated(slack, client, trigger):
    view = client.views_open(trigger_id=trigger(), view=modal(section("1")))["view"]
    slack.close(user="aino", view=slack.view("aino"))

    assert error_of(client.views_update, view_id=view["id"], view=modal(section("2"))) == "not_found"


def test_an_external_id_is_taken_once_and_finds_its_view(slack, client, trigger):
    client.views_open(trigger_id=trigger(), view=modal(section("1"), external_id="form-1"))

    taken = error_of(client.views_push, trigger_id=trigger(), view=modal(section("2"), external_id="form-1"))
    client.views_update(external_id="form-1", view=modal(section("3"), external_id="form-1"))

    assert taken == "duplicate_external_id"
    assert "3" in slack.plain_text(slack.view("aino"))


@pytest.mark.parametrize(
    "view",
    [
        {"type": "modal", "title": plain("No submit"), "blocks": [field("Name", "name")]},
        modal(section("x"), title=plain("x" * 25)),
        modal(section("x"), private_metadata="x" * 3001),
        modal(field("Name", "name"), field("Name", "name")),
        modal({"type": "markdown", "text": "only in messages"}),
        {"type": "home", "blocks": []},
    ],
)
def test_a_view_that_breaks_a_rule_is_refused(slack, client, trigger, view):
    assert error_of(client.views_open, trigger_id=trigger(), view=view) == "invalid_arguments"
    assert slack.violations


def test_a_view_has_a_size(slack, client, trigger):
    view = modal(*(section("ä" * 2900) for _ in range(50)))

    assert error_of(client.views_open, trigger_id=trigger(), view=view) == "view_too_large"
    assert [found.error for found in slack.violations] == ["view_too_large"]


def test_a_home_tab_is_published_and_published_again(slack, client):
    aino = slack.user("aino").id
    first = client.views_publish(user_id=aino, view={"type": "home", "blocks": [section("one")]})["view"]

    second = client.views_publish(
        user_id=aino, hash=first["hash"], view={"type": "home", "blocks": [section("two")]}
    )["view"]

    assert first["id"] == second["id"]
    assert slack.plain_text(slack.home("aino")) == "two"
    assert (
        error_of(client.views_publish, user_id=aino, hash=first["hash"], view={"type": "home", "blocks": []})
        == "hash_conflict"
    )
