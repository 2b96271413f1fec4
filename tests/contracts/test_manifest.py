"""manifest.yml is what Slack takes, and says just what the registries need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.commands import COMMANDS
from bot.events import EVENTS
from bot.ids import Shortcut
from bot.router import route
from bot.shortcuts import SHORTCUTS
from sandbox.manifest import read_manifest
from tests.contracts.published import faults, published

PATH = Path(__file__).parents[2] / "manifest.yml"
MANIFEST = yaml.safe_load(PATH.read_text(encoding="utf-8"))
SLASHES = MANIFEST["features"]["slash_commands"]

# Commands of Slack's own: a manifest that names one is refused whole.
BUILT_IN = {
    "active", "apps", "archive", "away", "call", "collapse", "dm", "dnd", "expand", "feed", "feedback", "giphy",
    "invite", "invite_people", "join", "kick", "leave", "me", "msg", "mute", "open", "part", "prefs", "pro", "remind",
    "remove", "rename", "search", "shortcuts", "shrug", "star", "status", "todo", "topic", "unarchive", "who",
}  # fmt: skip


def test_slacks_own_schema_takes_the_manifest():
    assert faults(published("manifest.schema.json"), MANIFEST) == []


def test_the_sandbox_takes_the_manifest():
    manifest = read_manifest(PATH)
    assert set(manifest.commands) == {command.slash for command in COMMANDS}
    assert manifest.is_interactive
    assert manifest.accepts_direct_messages


def test_the_commands_are_those_of_the_registry_each_once():
    assert sorted(entry["command"] for entry in SLASHES) == sorted({command.slash for command in COMMANDS})


@pytest.mark.parametrize("entry", SLASHES, ids=lambda entry: entry["command"])
def test_a_command_is_one_that_slack_registers(entry):
    name = entry["command"].removeprefix("/")
    assert re.fullmatch(r"[a-z0-9_-]{1,31}", name)
    assert name not in BUILT_IN
    assert 0 < len(entry["description"]) <= 2000
    assert 0 < len(entry["usage_hint"]) <= 1000


@pytest.mark.parametrize("entry", SLASHES, ids=lambda entry: entry["command"])
def test_people_and_channels_come_with_their_ids(entry):
    assert entry["should_escape"] is True


@pytest.mark.parametrize("entry", SLASHES, ids=lambda entry: entry["command"])
def test_what_a_usage_hint_offers_can_be_typed(entry):
    offered = [each.strip().removesuffix("…").strip() for each in entry["usage_hint"].split("|")]
    assert {route(COMMANDS, entry["command"], each)[0].slash for each in offered} == {entry["command"]}


def test_the_names_are_as_long_as_slack_takes():
    assert len(MANIFEST["display_information"]["name"]) <= 35
    assert len(MANIFEST["display_information"]["description"]) <= 140
    assert re.fullmatch(r"[a-z0-9._-]{1,80}", MANIFEST["features"]["bot_user"]["display_name"])


def test_buttons_and_forms_reach_us_over_socket_mode_in_one_workspace():
    settings = MANIFEST["settings"]
    assert settings["interactivity"] == {"is_enabled": True}
    assert (settings["socket_mode_enabled"], settings["org_deploy_enabled"], settings["token_rotation_enabled"]) == (
        True, False, False,
    )  # fmt: skip


def test_the_shortcuts_are_those_of_the_registry_and_as_long_as_slack_takes():
    entries = MANIFEST["features"]["shortcuts"]
    assert sorted(each["callback_id"] for each in entries) == sorted(each.shortcut for each in SHORTCUTS)
    assert {each.shortcut for each in SHORTCUTS} == set(Shortcut)
    assert all(len(each["name"]) <= 24 and len(each["description"]) <= 150 for each in entries)


# For each event that Slack can tell of: the listener's name for it, and the scope without which it is never sent, if
# there is one.
TOLD = {
    "app_mention": ("app_mention", "app_mentions:read"),
    "app_home_opened": ("app_home_opened", None),
    "message.im": ("message", "im:history"),
    "member_joined_channel": ("member_joined_channel", "channels:read"),
}


def test_the_bot_is_told_of_what_it_listens_to_and_of_nothing_else():
    subscribed = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert sorted(TOLD[each][0] for each in subscribed) == sorted(each.type for each in EVENTS)


def test_every_event_has_the_scope_without_which_slack_sends_it_to_nobody():
    scopes = MANIFEST["oauth_config"]["scopes"]
    assert set(scopes) == {"bot"}
    needed = {TOLD[each][1] for each in MANIFEST["settings"]["event_subscriptions"]["bot_events"]}
    assert needed - {None} <= set(scopes["bot"])
    assert read_manifest(PATH).has_home
