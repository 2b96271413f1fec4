"""A channel that other organisations read, too, is taken for nothing, wherever it is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.blocks import Block
from bot.forms import administration, project, share
from bot.ids import Action
from bot.outside import Outside
from bot.text import Language
from bot.words.draft import ProjectDraft
from sandbox.local_slack import LocalSlack
from services import projects
from services.administration import overview
from services.channels import DigestScope, choose_digest, digest_here
from services.division import Division
from services.edits import open_project
from tests.support.bot_process import MANIFEST
from tests.support.builders import new_project
from tests.support.reception import Reception
from tests.support.tables import dump

FI = Language.FINNISH
CHOSEN = {"type": "conversations_select", "selected_conversation": "CSHARED"}


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(manifest=MANIFEST) as slack:
        yield slack


def test_slack_tells_whether_others_read_along(slack: LocalSlack):
    client = WebClient(token=slack.bot_token, base_url=slack.api_url, timeout=2, retry_handlers=[])
    client.proxy = None
    outside = Outside(client, within=2)
    assert outside.is_shared(slack.channel("kumppanit").id) is True
    assert outside.is_shared(slack.channel("projektit").id) is False
    assert outside.is_shared("CNOWHERE") is False


@pytest.mark.parametrize(
    "fault",
    [
        {"drop": True},
        {"error": "ratelimited"},
        {"error": "internal_error"},
        {"error": "missing_scope"},
    ],
)
def test_or_it_does_not_say(slack: LocalSlack, fault: dict[str, Any]):
    client = WebClient(token=slack.bot_token, base_url=slack.api_url, timeout=2, retry_handlers=[])
    client.proxy = None
    slack.fail("conversations.info", **fault)
    assert Outside(client, within=2).is_shared(slack.channel("kumppanit").id) is None


@pytest.fixture
def reception(division: Division, aino) -> Reception:
    projects.register(division, aino, new_project(), request_key="1")
    return Reception(division, shared_outside=frozenset({"CSHARED"}), unsaid=frozenset({"CUNSAID"}))


@pytest.mark.parametrize(
    "typed",
    [
        '/hanke uusi KA121-VET "Toinen" 1.6.2026–31.8.2027 <#CSHARED|kumppanit>',
        "/hanke uusi KA121-VET <#CSHARED|kumppanit>",
        "/hanke muokkaa H1 kanava <#CSHARED|kumppanit>",
    ],
)
def test_one_that_is_typed_is_refused(division, reception, typed):
    before = dump(division.store)
    (answer,) = reception.type("UAINO", typed)
    assert "muut organisaatiot" in answer["text"]
    assert dump(division.store) == before


def test_one_of_which_slack_does_not_say_now_is_refused_as_well(division, reception):
    before = dump(division.store)
    (answer,) = reception.type("UAINO", "/hanke muokkaa H1 kanava <#CUNSAID|jokin>")
    assert "Slack ei juuri nyt kerro" in answer["text"]
    assert dump(division.store) == before


def by_command(reception: Reception) -> list[Any]:
    return reception.type("UAINO", "/hanke kooste toimiala", channel_id="CSHARED")


def by_button(reception: Reception) -> list[Any]:
    return reception.press("UAINO", Action.CHANNEL_DIGEST, {"value": "b0.on"}, channel_id="CSHARED")


@pytest.mark.parametrize("choose", [by_command, by_button])
def test_no_weekly_summary_is_chosen_for_one(division, reception, choose):
    before = dump(division.store)
    (answer,) = choose(reception)
    assert "muut organisaatiot" in answer["text"]
    assert dump(division.store) == before


def test_but_one_that_was_chosen_before_it_was_shared_can_be_ended(division, reception, sari):
    choose_digest(division, sari, "CSHARED", DigestScope.DIVISION)
    reception.type("USARI", "/hanke kooste pois", channel_id="CSHARED")
    assert digest_here(division, "CSHARED").scope is None


def forms(division: Division, aino) -> list[tuple[str, Block, dict[str, Any]]]:
    """Each form in which a channel is chosen, and what else is filled in; a forged answer knows no filter."""
    rules = division.rules
    filled = {
        "title": {"type": "plain_text_input", "value": "Toinen"},
        "action_type": {"type": "static_select", "selected_option": {"value": "KA121-VET"}},
        "start_on": {"type": "datepicker", "selected_date": "2026-06-01"},
        "end_on": {"type": "datepicker", "selected_date": "2027-08-31"},
        "coordinators": {"type": "multi_users_select", "selected_users": ["UAINO"]},
        "role": {"type": "static_select", "selected_option": {"value": "coordinator"}},
    }
    return [
        ("channel_id", project.build(ProjectDraft(), FI, rules), filled),
        ("channel_id", project.build_edit(open_project(division, aino, "H1"), FI, rules), filled),
        ("share_channel", share.build(1, "projects", None, FI), {}),
        ("channel", administration.build(overview(division), FI), {}),
    ]


@pytest.mark.parametrize("number", range(4))
def test_one_that_is_chosen_in_a_form_is_refused_beside_its_field(division, aino, reception, number):
    name, view, filled = forms(division, aino)[number]
    before = dump(division.store)
    (answer,) = reception.submit("USARI", view, {**filled, name: CHOSEN})
    assert "muut organisaatiot" in answer["errors"][name]
    assert dump(division.store) == before
