"""Who a Slack user is: a full member of our workspace or not, and the language their Slack speaks.

Asked of Slack once and kept for some minutes. Whoever cannot be looked up is not let in.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent import futures
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack_errors import NO_ANSWER, error_name, slack_reason

logger = logging.getLogger(__name__)

KEPT_SECONDS = 600.0
UNKNOWN_KEPT_SECONDS = 5.0


class Standing(StrEnum):
    MEMBER = "member"
    GUEST = "guest"
    STRANGER = "stranger"
    """From another workspace, even where Slack's own `is_stranger` is false."""
    BOT = "bot"
    DEACTIVATED = "deactivated"
    UNKNOWN = "unknown"
    """Slack did not say."""


@dataclass(frozen=True, slots=True)
class Member:
    standing: Standing
    locale: str
    is_found: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Our own workspace, from auth.test."""

    team_id: str
    enterprise_id: str | None
    bot_user_id: str
    url: str
    """Its address, with a slash at the end."""


class Directory:
    """`client` has a short timeout: a listener has three seconds in all."""

    def __init__(self, client: WebClient, workspace: Workspace, *, monotonic: Callable[[], float]) -> None:
        self._client = client
        self._workspace = workspace
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[float, Member]] = {}
        self._helpers = futures.ThreadPoolExecutor(8, thread_name_prefix="directory")

    def find(self, user_id: str) -> Member:
        now = self._monotonic()
        with self._lock:
            until, member = self._kept.get(user_id, (0.0, Member(Standing.UNKNOWN, "")))
        if now < until:
            return member
        member = self._look_up(user_id)
        kept = UNKNOWN_KEPT_SECONDS if member.standing is Standing.UNKNOWN else KEPT_SECONDS
        with self._lock:
            self._kept[user_id] = (now + kept, member)
        return member

    def outsiders(self, user_ids: Sequence[str], *, within: float) -> tuple[str, ...]:
        """Those whom Slack knows and who are no full members, looked up side by side for so many seconds.

        Whom Slack does not tell of in time is none of them: they are checked again whenever they ask for something.
        """
        asked = [self._helpers.submit(self.find, user_id) for user_id in user_ids]
        done, _ = futures.wait(asked, timeout=within)
        found = [(user_id, each.result()) for user_id, each in zip(user_ids, asked, strict=True) if each in done]
        return tuple(
            user_id
            for user_id, member in found
            if member.is_found and member.standing not in (Standing.MEMBER, Standing.UNKNOWN)
        )

    def has_gone(self, user_id: str) -> bool | None:
        """Whether somebody can be told nothing any more; None where Slack did not say."""
        member = self._look_up(user_id)
        if member.standing is Standing.UNKNOWN:
            return None
        return member.standing is Standing.DEACTIVATED or not member.is_found

    def _look_up(self, user_id: str) -> Member:
        try:
            answer = self._client.users_info(user=user_id, include_locale=True)
        except SlackApiError as error:
            logger.warning("users.info for %s: %s", user_id, error_name(error))
            gone = slack_reason(error) in ("user_not_found", "user_not_visible")
            return Member(Standing.STRANGER if gone else Standing.UNKNOWN, "", is_found=False)
        except NO_ANSWER as error:
            logger.warning("users.info for %s: %s", user_id, error_name(error))
            return Member(Standing.UNKNOWN, "")
        user: dict[str, Any] = answer["user"]
        return Member(self._standing(user), str(user.get("locale") or ""))

    def _standing(self, user: dict[str, Any]) -> Standing:
        if user.get("deleted"):
            return Standing.DEACTIVATED
        if user.get("is_bot") or user.get("id") == "USLACKBOT":
            return Standing.BOT
        if not self._is_ours(user):
            return Standing.STRANGER
        if user.get("is_restricted") or user.get("is_ultra_restricted"):
            return Standing.GUEST
        return Standing.MEMBER

    def _is_ours(self, user: dict[str, Any]) -> bool:
        if user.get("is_stranger"):
            return False
        if user.get("team_id", self._workspace.team_id) == self._workspace.team_id:
            return True
        enterprise = (user.get("enterprise_user") or {}).get("enterprise_id")
        return bool(self._workspace.enterprise_id) and enterprise == self._workspace.enterprise_id
