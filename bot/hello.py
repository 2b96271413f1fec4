"""The first words to Slack: whether the tokens are good, and which workspace they belong to.

Slack may be away when we start, so each question is asked until it is answered.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.directory import Workspace
from bot.slack_errors import NO_ANSWER, error_name, is_passing, strange_answer

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0

Answer = TypeVar("Answer")


class TokenRefusedError(Exception):
    """Slack does not take a token; the message names it, never its value."""


def say_hello(client: WebClient, *, wait: Callable[[float], bool]) -> Workspace | None:
    """Which workspace we are in; None when told to stop meanwhile. Raises TokenRefusedError.

    `wait` waits so many seconds and returns whether to stop.
    """

    def ask() -> Workspace:
        answer = client.auth_test()
        if not answer.get("team_id"):
            raise strange_answer(answer)
        return Workspace(
            team_id=str(answer["team_id"]),
            enterprise_id=answer.get("enterprise_id"),
            bot_user_id=str(answer.get("user_id") or ""),
            url=str(answer.get("url") or ""),
        )

    return ask_until_answered(ask, token="SLACK_BOT_TOKEN", wait=wait)  # noqa: S106 - the name of a setting


def ask_until_answered(ask: Callable[[], Answer], *, token: str, wait: Callable[[float], bool]) -> Answer | None:
    """The answer; None when told to stop meanwhile.

    Raises TokenRefusedError, which names the token, for an answer that no waiting will change.
    """
    pause = 1.0
    while True:
        try:
            return ask()
        except SlackApiError as error:
            if not is_passing(error):
                raise TokenRefusedError(f"{token}: Slack says {error_name(error)}") from error
            logger.warning("Slack does not answer yet: %s", error_name(error))
        except NO_ANSWER as error:
            logger.warning("Slack does not answer yet: %s", error_name(error))
        if wait(pause):
            return None
        pause = min(2 * pause, LONGEST_PAUSE)
