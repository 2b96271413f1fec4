"""The check-up of a whole installation: settings, database, jobs, and whether Slack takes our token."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError

from bot.serve import build_division
from bot.settings import Settings
from bot.slack_clients import DELIVERY_TIMEOUT, web_client
from bot.slack_errors import NO_ANSWER, error_name
from services.checkup import Finding, Level, check_up


def examine(settings: Settings) -> list[Finding]:
    """Raises what reading the rules and opening the database raises; whatever else is wrong is a finding."""
    if not settings.database.exists():
        missing = f"database: {settings.database} is not there yet; the first start makes it"
        return [Finding(level=Level.LOOK, text=missing), _slack(settings)]
    division = build_division(settings)
    return [
        Finding(level=Level.GOOD, text=f"database: {division.store.path} is whole"),
        *check_up(division),
        _slack(settings),
    ]


def _slack(settings: Settings) -> Finding:
    try:
        answer = web_client(settings, timeout=DELIVERY_TIMEOUT).auth_test()
    except SlackApiError as error:
        return Finding(level=Level.BAD, text=f"Slack refuses the token: {error_name(error)}")
    except NO_ANSWER as error:
        return Finding(level=Level.BAD, text=f"Slack does not answer: {error_name(error)}")
    return Finding(level=Level.GOOD, text=f"Slack knows us as {answer.get('user_id')} in {answer.get('team_id')}")
