"""The environment, read once at start and checked: the only place that looks at it.

A `.env` file is read too, and an empty value is none. What is missing or malformed stops the start with one
line that names it.
"""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.text import Language

EARLIEST = time(6)
LATEST = time(22)


class SettingsError(Exception):
    """The one line that names what is wrong with the environment."""


class Settings(BaseSettings):
    """Every setting with its default. Tokens never show in a repr or a log."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: SecretStr = Field(validation_alias="SLACK_BOT_TOKEN")
    app_token: SecretStr | None = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    signing_secret: SecretStr | None = Field(default=None, validation_alias="SLACK_SIGNING_SECRET")
    port: int = Field(default=3000, ge=0, le=65535, validation_alias="PORT")
    api_url: str = Field(default="https://slack.com/api/", validation_alias="SLACK_API_URL")
    database: Path = Field(default=Path("hankebot.db"), validation_alias="HANKEBOT_DATABASE")
    timezone: ZoneInfo = Field(default=ZoneInfo("Europe/Helsinki"), validation_alias="HANKEBOT_TIMEZONE")
    language: Language = Field(default=Language.FINNISH, validation_alias="HANKEBOT_LANGUAGE")
    admins: Annotated[frozenset[str], NoDecode] = Field(default=frozenset(), validation_alias="HANKEBOT_ADMINS")
    channel: str | None = Field(default=None, validation_alias="HANKEBOT_CHANNEL")
    reminder_time: time = Field(default=time(9), validation_alias="HANKEBOT_REMINDER_TIME")

    # Not for everyday use: how often the outbox is looked at, how long another process' silence lasts before
    # this one takes over, and a file with seconds by which the bot's clock is shifted.
    tick_seconds: float = Field(default=5, gt=0, validation_alias="HANKEBOT_TICK_SECONDS")
    takeover_seconds: float = Field(default=30, gt=0, validation_alias="HANKEBOT_TAKEOVER_SECONDS")
    clock_shift_file: Path | None = Field(default=None, validation_alias="HANKEBOT_CLOCK_SHIFT_FILE")

    @field_validator("bot_token")
    @classmethod
    def _is_bot_token(cls, value: SecretStr) -> SecretStr:
        return _token(value, "xoxb-")

    @field_validator("app_token")
    @classmethod
    def _is_app_token(cls, value: SecretStr | None) -> SecretStr | None:
        return value and _token(value, "xapp-")

    @field_validator("api_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", value):
            raise ValueError("must be an address such as https://slack.com/api/")
        return value if value.endswith("/") else f"{value}/"

    @field_validator("timezone", mode="before")
    @classmethod
    def _is_timezone(cls, value: object) -> object:
        try:
            return ZoneInfo(value) if isinstance(value, str) else value
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: a folder of zones, such as Europe
            raise ValueError("must be a time zone such as Europe/Helsinki") from error

    @field_validator("admins", mode="before")
    @classmethod
    def _are_user_ids(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        ids = frozenset(filter(None, (part.strip() for part in value.split(","))))
        if not all(re.fullmatch(r"[UW][A-Z0-9]+", each) for each in ids):
            raise ValueError("must be Slack user ids with commas between, such as U012AB3CD,U045EF6GH")
        return ids

    @field_validator("channel")
    @classmethod
    def _is_channel_id(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"[CG][A-Z0-9]+", value):
            raise ValueError("must be a Slack channel id such as C012AB3CD")
        return value

    @field_validator("reminder_time", mode="before")
    @classmethod
    def _is_time_of_day(cls, value: object) -> object:
        if isinstance(value, str):
            match = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", value.strip())
            if match is None:
                raise ValueError("must be a time such as 09:00")
            value = time(int(match[1]), int(match[2]))
        if isinstance(value, time) and not EARLIEST <= value <= LATEST:
            raise ValueError("must lie between 06:00 and 22:00")
        return value

    @model_validator(mode="after")
    def _has_a_way_in(self) -> Settings:
        if self.app_token is None and self.signing_secret is None:
            raise ValueError("SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing")
        return self


def _token(value: SecretStr, prefix: str) -> SecretStr:
    if not re.fullmatch(rf"{prefix}[!-~]+", value.get_secret_value()):
        raise ValueError(f"must be a token that begins with {prefix}")
    return value


_FAULTS = {
    "missing": "is missing",
    "enum": "must be fi, sv or en",
    "int_parsing": "must be a whole number",
    "float_parsing": "must be a number",
    "less_than_equal": "must be at most 65535",
}


def load_settings() -> Settings:
    """Raises SettingsError with one line that names the first thing that is wrong, never its value."""
    try:
        return Settings()  # type: ignore[call-arg]  # the values come from the environment
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        fault = _FAULTS.get(first["type"], first["msg"].removeprefix("Value error, "))
        raise SettingsError(f"{name} {fault}".strip()) from None
