"""The environment: what it may say, and the one line that names what is wrong."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from bot.settings import SettingsError, load_settings
from bot.text import Language

NO_ZONE = "HANKEBOT_TIMEZONE must be a time zone such as Europe/Helsinki"
GOOD = {"SLACK_BOT_TOKEN": "xoxb-1-abc", "SLACK_APP_TOKEN": "xapp-1-abc"}
NAMES = (
    "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT", "SLACK_API_URL", "HANKEBOT_DATABASE",
    "HANKEBOT_TIMEZONE", "HANKEBOT_LANGUAGE", "HANKEBOT_ADMINS", "HANKEBOT_CHANNEL", "HANKEBOT_REMINDER_TIME",
    "HANKEBOT_TICK_SECONDS", "HANKEBOT_TAKEOVER_SECONDS", "HANKEBOT_CLOCK_SHIFT_FILE",
)  # fmt: skip


@pytest.fixture
def load(monkeypatch, tmp_path):
    """Loads the settings from an environment that holds just what is handed in."""

    def load(**environment: str):
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(tmp_path)
        return load_settings()

    return load


def test_two_tokens_are_enough(load):
    settings = load(**GOOD)
    assert settings.bot_token.get_secret_value() == "xoxb-1-abc"
    assert settings.app_token.get_secret_value() == "xapp-1-abc"
    assert (settings.signing_secret, settings.channel, settings.clock_shift_file) == (None, None, None)
    assert (settings.port, settings.api_url, settings.database) == (
        3000, "https://slack.com/api/", Path("hankebot.db"),
    )  # fmt: skip
    assert (str(settings.timezone), settings.language, settings.admins) == (
        "Europe/Helsinki", Language.FINNISH, frozenset(),
    )  # fmt: skip
    assert settings.reminder_time == time(9)


def test_a_signing_secret_will_do_instead_of_an_app_token(load):
    settings = load(SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="abc")
    assert (settings.app_token, settings.signing_secret.get_secret_value()) == (None, "abc")


@pytest.mark.parametrize(
    ("name", "value", "attribute", "read"),
    [
        ("PORT", "0", "port", 0),
        ("PORT", "8080", "port", 8080),
        ("SLACK_API_URL", "http://127.0.0.1:3111/api", "api_url", "http://127.0.0.1:3111/api/"),
        ("HANKEBOT_DATABASE", "/data/h.db", "database", Path("/data/h.db")),
        ("HANKEBOT_LANGUAGE", "sv", "language", Language.SWEDISH),
        ("HANKEBOT_ADMINS", "U012AB3CD, W045EF6GH,", "admins", frozenset({"U012AB3CD", "W045EF6GH"})),
        ("HANKEBOT_CHANNEL", "C012AB3CD", "channel", "C012AB3CD"),
        ("HANKEBOT_REMINDER_TIME", "6:00", "reminder_time", time(6)),
        ("HANKEBOT_REMINDER_TIME", "22.00", "reminder_time", time(22)),
        ("HANKEBOT_TICK_SECONDS", "0.2", "tick_seconds", 0.2),
    ],
)
def test_each_setting_is_read(load, name, value, attribute, read):
    assert getattr(load(**GOOD, **{name: value}), attribute) == read


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")])
def test_an_empty_value_is_none_at_all(load, name):
    assert load(**GOOD, **{name: ""}) == load(**GOOD)


def test_an_env_file_is_read_and_the_environment_beats_it(load, tmp_path):
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-file\nHANKEBOT_LANGUAGE=en\nOTHER=1\n", encoding="utf-8")
    settings = load(SLACK_APP_TOKEN="xapp-1", HANKEBOT_LANGUAGE="sv")
    assert (settings.bot_token.get_secret_value(), settings.language) == ("xoxb-file", Language.SWEDISH)


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN is missing"),
        ({**GOOD, "SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is missing"),
        ({**GOOD, "SLACK_BOT_TOKEN": "wrong-77"}, "SLACK_BOT_TOKEN must be a token that begins with xoxb-"),
        ({**GOOD, "SLACK_APP_TOKEN": "xoxb-77"}, "SLACK_APP_TOKEN must be a token that begins with xapp-"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing"),
        (
            {**GOOD, "SLACK_API_URL": "slack.com/77"},
            "SLACK_API_URL must be an address such as https://slack.com/api/",
        ),
        (
            {**GOOD, "HANKEBOT_TIMEZONE": "Helsinki77"},
            NO_ZONE,
        ),
        ({**GOOD, "HANKEBOT_TIMEZONE": "Europe"}, NO_ZONE),
        ({**GOOD, "HANKEBOT_TIMEZONE": "../77"}, NO_ZONE),
        ({**GOOD, "HANKEBOT_CHANNEL": "#yleinen77"}, "HANKEBOT_CHANNEL must be a Slack channel id such as C012AB3CD"),
        ({**GOOD, "HANKEBOT_REMINDER_TIME": "9"}, "HANKEBOT_REMINDER_TIME must be a time such as 09:00"),
        ({**GOOD, "HANKEBOT_REMINDER_TIME": "24:00"}, "HANKEBOT_REMINDER_TIME must be a time such as 09:00"),
        ({**GOOD, "HANKEBOT_REMINDER_TIME": "05:59"}, "HANKEBOT_REMINDER_TIME must lie between 06:00 and 22:00"),
        ({**GOOD, "HANKEBOT_REMINDER_TIME": "22:01"}, "HANKEBOT_REMINDER_TIME must lie between 06:00 and 22:00"),
    ],
)
def test_what_is_wrong_is_named_in_one_line(load, environment, line):
    with pytest.raises(SettingsError) as refused:
        load(**environment)
    assert str(refused.value) == line


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "seventy-seven"), ("PORT", "77777"), ("HANKEBOT_LANGUAGE", "no77"), ("HANKEBOT_TICK_SECONDS", "-77"),
     ("HANKEBOT_ADMINS", "u77,eerika77"), ("HANKEBOT_TAKEOVER_SECONDS", "x77")],
)  # fmt: skip
def test_the_line_names_the_setting_and_never_its_value(load, name, value):
    with pytest.raises(SettingsError) as refused:
        load(**GOOD, **{name: value})
    assert str(refused.value).startswith(f"{name} ")
    assert "\n" not in str(refused.value)
    assert not [part for part in value.split(",") if part in str(refused.value)]


def test_tokens_do_not_show_when_settings_are_printed(load):
    settings = load(**GOOD, SLACK_SIGNING_SECRET="very-secret")
    assert not [secret for secret in ("xoxb-1-abc", "xapp-1-abc", "very-secret") if secret in repr(settings)]
