"""Shows Home tabs in Slack, each in its owner's language; whoever is no full member sees the one sentence."""

from __future__ import annotations

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks import Block
from bot.directory import Directory, Standing
from bot.languages import Languages
from bot.messages.home import refused, render
from bot.slack_errors import NO_ANSWER, error_name, retry_after, slack_reason
from bot.text import say
from services.gateway import TryAgain, Undeliverable
from services.home_page import HomePage
from services.homes import Outdated, Shown

logger = logging.getLogger(__name__)

# The person is not there, or no longer.
_GONE = frozenset({"user_not_found", "user_disabled", "user_not_visible", "users_not_found"})

# Somebody has to mend the app first: nothing else will be shown either.
_STOPPED = frozenset(
    {
        "not_enabled", "account_inactive", "invalid_auth", "missing_scope", "not_allowed_token_type", "not_authed",
        "token_expired", "token_revoked",
    }
)  # fmt: skip
STOPPED_PAUSE = 600.0


class SlackHomeBoard:
    """`client` must retry nothing."""

    def __init__(self, client: WebClient, directory: Directory, languages: Languages) -> None:
        self._client = client
        self._directory = directory
        self._languages = languages

    def show(self, page: HomePage, *, instead_of: str | None) -> Shown | Outdated | TryAgain | Undeliverable:
        view = self._view(page)
        if view is None:
            return TryAgain(error="Slack does not tell who it is")
        try:
            answer = self._client.views_publish(user_id=page.account_id, view=view, hash=instead_of)
        except SlackApiError as error:
            return _refused(error)
        except NO_ANSWER as error:
            return TryAgain(error=error_name(error))
        shown = answer.get("view")
        shown_hash = shown.get("hash") if isinstance(shown, dict) else None
        return Shown(hash=shown_hash) if isinstance(shown_hash, str) and shown_hash else TryAgain(error="no hash")

    def _view(self, page: HomePage) -> Block | None:
        """None where nobody knows yet what the person may see."""
        member = self._directory.find(page.account_id)
        if member.standing is Standing.UNKNOWN:
            return None
        if member.standing is not Standing.MEMBER:
            return refused(say(f"access.{member.standing}", self._languages.spoken(member.locale)))
        return render(page, self._languages.of_person(page.account_id))


def _refused(error: SlackApiError) -> Outdated | TryAgain | Undeliverable:
    reason = slack_reason(error)
    if reason == "hash_conflict":
        return Outdated()
    if reason in _GONE:
        return Undeliverable(error=error_name(error))
    if reason in _STOPPED:
        logger.error("Slack shows no Home tab of ours: %s", reason)
        return TryAgain(error=error_name(error), after=STOPPED_PAUSE)
    return TryAgain(error=error_name(error), after=retry_after(error))
