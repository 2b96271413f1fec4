"""Who is let in, asked of the local Slack."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.directory import KEPT_SECONDS, UNKNOWN_KEPT_SECONDS, Directory, Member, Standing, Workspace
from sandbox.local_slack import LocalSlack
from tests.support.bot_process import MANIFEST


class Seconds:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(manifest=MANIFEST) as slack:
        yield slack


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def directory(slack: LocalSlack, seconds: Seconds) -> Directory:
    client = WebClient(token=slack.bot_token, base_url=slack.api_url, timeout=2, retry_handlers=[])
    client.proxy = None
    ours = Workspace(
        team_id=slack.team_id, enterprise_id=None, bot_user_id=slack.bot_user_id, url="https://toimiala.slack.com/"
    )
    return Directory(client, ours, monotonic=seconds)


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("aino", Standing.MEMBER),
        ("sari", Standing.MEMBER),
        ("gustav", Standing.GUEST),
        ("jan", Standing.STRANGER),
        ("pekka", Standing.DEACTIVATED),
        ("hankebot", Standing.BOT),
    ],
)
def test_everybody_has_a_standing(name: str, standing: Standing, directory: Directory, slack: LocalSlack):
    assert directory.find(slack.user(name).id).standing is standing


def test_a_guest_of_several_channels_is_a_guest_too(directory: Directory, slack: LocalSlack):
    guest = slack.add_user("vieras", is_restricted=True)

    assert directory.find(guest.id).standing is Standing.GUEST


def test_a_marked_stranger_of_our_own_team_is_a_stranger(directory: Directory, slack: LocalSlack):
    stranger = slack.add_user("outo", is_stranger=True)

    assert directory.find(stranger.id).standing is Standing.STRANGER


def test_somebody_nobody_knows_is_a_stranger(directory: Directory):
    assert directory.find("U0NOBODY") == Member(Standing.STRANGER, "", is_found=False)


def test_a_member_is_asked_for_once_in_ten_minutes(directory: Directory, slack: LocalSlack, seconds: Seconds):
    aino = slack.user("aino").id
    directory.find(aino)
    seconds.now = KEPT_SECONDS - 1
    directory.find(aino)
    assert len(slack.calls_to("users.info")) == 1

    slack.deactivate("aino")
    seconds.now = KEPT_SECONDS

    assert directory.find(aino).standing is Standing.DEACTIVATED


@pytest.mark.parametrize("fault", [{"status": 503}, {"error": "fatal_error"}, {"drop": True}, {"delay": 3}])
def test_whoever_slack_does_not_tell_of_is_asked_for_again_soon(
    fault: dict[str, object], directory: Directory, slack: LocalSlack, seconds: Seconds
):
    aino = slack.user("aino").id
    slack.fail("users.info", **fault)
    assert directory.find(aino).standing is Standing.UNKNOWN

    seconds.now = UNKNOWN_KEPT_SECONDS

    assert directory.find(aino).standing is Standing.MEMBER


def test_of_several_people_those_who_are_no_members_are_told(directory: Directory, slack: LocalSlack):
    ids = [slack.user(name).id for name in ("aino", "gustav", "jan", "pekka", "hankebot")]

    assert directory.outsiders([*ids, "U0NOBODY"], within=5) == tuple(ids[1:])


def test_whom_slack_does_not_tell_of_in_time_may_be_named(directory: Directory, slack: LocalSlack):
    slack.fail("users.info", delay=1)

    assert directory.outsiders([slack.user("gustav").id], within=0.05) == ()
