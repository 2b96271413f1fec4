"""Home tabs against the real HTTP of the local Slack: who sees what, and what each of Slack's answers means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from slack_sdk import WebClient

from bot.directory import Directory, Workspace
from bot.home_board import STOPPED_PAUSE, SlackHomeBoard
from bot.languages import Languages
from bot.text import Language
from sandbox.local_slack import LocalSlack
from services.division import Division
from services.gateway import TryAgain, Undeliverable
from services.home_page import HomePage
from services.homes import Outdated, Shown
from tests.bot.sample_homes import COORDINATOR, NEWCOMER, NOTHING
from tests.support.bot_process import MANIFEST


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(manifest=MANIFEST) as slack:
        yield slack
        assert slack.violations == ()


@pytest.fixture
def board(slack: LocalSlack, division: Division) -> SlackHomeBoard:
    client = WebClient(token=slack.bot_token, base_url=slack.api_url, timeout=2, retry_handlers=[])
    client.proxy = None
    ours = Workspace(
        team_id=slack.team_id, enterprise_id=None, bot_user_id=slack.bot_user_id, url="https://toimiala.slack.com/"
    )
    directory = Directory(client, ours, monotonic=lambda: 0.0)
    languages = Languages(division=division, directory=directory, default=Language.FINNISH)
    return SlackHomeBoard(client, directory, languages)


@pytest.fixture
def page(slack: LocalSlack) -> HomePage:
    return replace(COORDINATOR, account_id=slack.user("aino").id)


def test_a_page_is_shown_in_its_owners_language(board: SlackHomeBoard, slack: LocalSlack, page: HomePage):
    for name, words in (("aino", "Omat hankkeet"), ("elin", "Mina projekt")):
        shown = board.show(replace(page, account_id=slack.user(name).id), instead_of=None)
        home = slack.wait_for_home(name, words)
        assert shown == Shown(hash=home.hash)


def test_a_page_takes_the_place_of_the_one_that_we_know(board: SlackHomeBoard, slack: LocalSlack, page: HomePage):
    first = board.show(page, instead_of=None)
    assert isinstance(first, Shown)
    assert isinstance(board.show(replace(page, overdue=NOTHING), instead_of=first.hash), Shown)
    assert board.show(page, instead_of=first.hash) == Outdated()
    assert "Myöhässä" not in slack.plain_text(slack.wait_for_home("aino"))


@pytest.mark.parametrize("name", ["gustav", "jan"])
def test_whoever_is_no_full_member_sees_nothing_of_a_page(
    name: str, board: SlackHomeBoard, slack: LocalSlack, page: HomePage
):
    board.show(replace(page, account_id=slack.user(name).id), instead_of=None)
    assert slack.plain_text(slack.wait_for_home(name)).startswith("Hankebot palvelee vain")


def test_when_slack_does_not_say_who_it_is_nothing_is_shown(board: SlackHomeBoard, slack: LocalSlack, page: HomePage):
    slack.fail("users.info", status=503)
    assert isinstance(board.show(page, instead_of=None), TryAgain)
    assert slack.home("aino") is None


def test_somebody_who_is_not_there_cannot_be_shown_anything(board: SlackHomeBoard, slack: LocalSlack, page: HomePage):
    slack.fail("views.publish", error="user_not_found")
    assert board.show(page, instead_of=None) == Undeliverable(error="user_not_found")


def test_a_tab_that_is_switched_off_is_left_alone_for_long(board: SlackHomeBoard, slack: LocalSlack, page: HomePage):
    slack.fail("views.publish", error="not_enabled")
    assert board.show(page, instead_of=None) == TryAgain(error="not_enabled", after=STOPPED_PAUSE)


def test_slacks_own_pause_is_kept(board: SlackHomeBoard, slack: LocalSlack, page: HomePage):
    slack.fail("views.publish", retry_after=17)
    assert board.show(page, instead_of=None) == TryAgain(error="ratelimited", after=17)


@pytest.mark.parametrize(
    "fault", [{"drop": True}, {"status": 502}, {"error": "fatal_error"}, {"body": "<html>"}], ids=str
)
def test_whatever_else_goes_wrong_may_pass(
    fault: dict[str, object], board: SlackHomeBoard, slack: LocalSlack, page: HomePage
):
    slack.fail("views.publish", **fault)  # type: ignore[arg-type]  # one of the faults above
    answered = board.show(page, instead_of=None)
    assert isinstance(answered, TryAgain)
    assert answered.after is None
    assert isinstance(board.show(replace(NEWCOMER, account_id=page.account_id), instead_of=None), Shown)
