import pytest
from slack_sdk.errors import SlackApiError


def info(slack, client, name):
    return client.users_info(user=slack.user(name).id, include_locale=True)["user"]


def test_people_have_a_language_and_a_time_zone(slack, client):
    elin = info(slack, client, "elin")

    assert (elin["locale"], elin["tz"], elin["tz_offset"]) == ("sv-SE", "Europe/Helsinki", 7200)


def test_the_locale_is_told_only_when_asked_for(slack, client):
    assert "locale" not in client.users_info(user=slack.user("elin").id)["user"]


def test_flags_tell_guests_administrators_externals_and_the_deactivated_apart(slack, client):
    assert info(slack, client, "sari")["is_admin"]
    assert info(slack, client, "gustav")["is_ultra_restricted"]
    assert info(slack, client, "jan")["team_id"] != slack.team_id
    # An external who shares a channel is not marked as a stranger.
    assert not info(slack, client, "jan")["is_stranger"]
    assert info(slack, client, "pekka")["deleted"]
    assert "tz" not in info(slack, client, "pekka")


def test_a_stranger_has_no_locale(slack, client):
    slack.add_user("olga", is_stranger=True, team_id="T9")

    assert "locale" not in info(slack, client, "olga")


def test_nobody_is_not_found(client):
    with pytest.raises(SlackApiError, match="user_not_found"):
        client.users_info(user="U999")


def test_everybody_is_listed_in_pages(slack, client):
    names = [user["name"] for page in client.users_list(limit=4) for user in page["members"]]

    assert names == [user.name for user in slack.users()]


def test_addresses_need_a_scope_of_their_own(client):
    with pytest.raises(SlackApiError, match="missing_scope"):
        client.users_lookupByEmail(email="aino@example.org")
