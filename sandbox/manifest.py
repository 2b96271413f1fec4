"""The app's manifest: the commands, shortcuts, scopes and events that Slack would know about the app."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class SlashCommand:
    """One slash command. Without `should_escape` the app sees names exactly as typed."""

    name: str
    should_escape: bool = False
    description: str = ""
    usage_hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A global or message shortcut."""

    callback_id: str
    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the sandbox needs of a manifest."""

    app_name: str
    bot_name: str
    commands: Mapping[str, SlashCommand] = field(default_factory=dict)
    shortcuts: Mapping[str, Shortcut] = field(default_factory=dict)
    bot_scopes: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    has_home: bool = False
    accepts_direct_messages: bool = False
    is_interactive: bool = False


def read_manifest(source: Path | Mapping[str, Any]) -> Manifest:
    """Read a manifest from its YAML file, or from the mapping that such a file holds."""
    document = yaml.safe_load(source.read_text(encoding="utf-8")) if isinstance(source, Path) else source
    features = document.get("features", {})
    settings = document.get("settings", {})
    home = features.get("app_home", {})
    name = document["display_information"]["name"]
    return Manifest(
        app_name=name,
        bot_name=features.get("bot_user", {}).get("display_name", name),
        commands={command.name: command for command in map(_read_command, features.get("slash_commands", ()))},
        shortcuts={
            each["callback_id"]: Shortcut(
                callback_id=each["callback_id"], kind=each["type"], name=each.get("name", "")
            )
            for each in features.get("shortcuts", ())
        },
        bot_scopes=frozenset(document.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        has_home=home.get("home_tab_enabled", False),
        accepts_direct_messages=home.get("messages_tab_enabled", False),
        is_interactive=settings.get("interactivity", {}).get("is_enabled", False),
    )


def _read_command(entry: Mapping[str, Any]) -> SlashCommand:
    return SlashCommand(
        name=entry["command"],
        should_escape=entry.get("should_escape", False),
        description=entry.get("description", ""),
        usage_hint=entry.get("usage_hint", ""),
    )
