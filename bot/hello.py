"""The first word to Slack: whether the token is good, and which workspace it belongs to."""

from __future__ import annotations

import http.client
import logging
from collections.abc import Callable

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.directory import Workspace

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0


class TokenRefusedError(Exception):
    """Slack does not take the token; the message names it, never its value."""


def say_hello(client: WebClient, *, wait: Callable[[float], bool]) -> Workspace | None:
    """Asks until Slack answers; None when told to stop meanwhile.

    `wait` waits so many seconds and returns whether to stop. Raises TokenRefusedError.
    """
    pause = 1.0
    while True:
        try:
            answer = client.auth_test()
        except SlackApiError as error:
            reason = error.response.data.get("error") if isinstance(error.response.data, dict) else None
            if reason and error.response.status_code < http.client.INTERNAL_SERVER_ERROR and reason != "ratelimited":
                raise TokenRefusedError(f"SLACK_BOT_TOKEN: Slack says {reason}") from error
            logger.warning("Slack does not answer yet: %s", reason or error.response.status_code)
        except (OSError, http.client.HTTPException) as error:
            logger.warning("Slack does not answer yet: %s", type(error).__name__)
        else:
            return Workspace(
                team_id=str(answer["team_id"]),
                enterprise_id=answer.get("enterprise_id"),
                bot_user_id=str(answer.get("user_id") or ""),
            )
        if wait(pause):
            return None
        pause = min(2 * pause, LONGEST_PAUSE)
