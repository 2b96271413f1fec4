"""What Slack's client raises, and how its errors are named: by Slack's own name or a type, never by their text."""

from __future__ import annotations

import http.client

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

# No answer came, or none that is HTTP.
NO_ANSWER = (OSError, http.client.HTTPException)

# Everything that a call may raise.
SLACK_ERRORS = (SlackApiError, *NO_ANSWER)


# No pause that Slack asks for is believed beyond this, in seconds.
LONGEST_RETRY_AFTER = 3600.0


def strange_answer(answer: SlackResponse) -> SlackApiError:
    """For an answer that says it is well and yet lacks what was asked for: it counts as none."""
    return SlackApiError("an answer of an unknown shape", answer)  # type: ignore[no-untyped-call]  # the SDK leaves it untyped


def slack_reason(error: SlackApiError) -> str | None:
    """Slack's own name for an error; None where the answer was not Slack's."""
    data = error.response.data
    reason = data.get("error") if isinstance(data, dict) else None
    return reason if isinstance(reason, str) and reason.replace("_", "").isalnum() else None


def error_name(error: BaseException) -> str:
    """A name that can stand in a log."""
    if isinstance(error, SlackApiError):
        return slack_reason(error) or f"HTTP {error.response.status_code}"
    return type(error).__name__


def is_passing(error: SlackApiError) -> bool:
    """Whether the same call may well be answered a little later."""
    status = error.response.status_code
    if status == http.client.TOO_MANY_REQUESTS or status >= http.client.INTERNAL_SERVER_ERROR:
        return True
    return slack_reason(error) in {
        None, "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable",
        "request_timeout", "accesslimited",
    }  # fmt: skip


# Slack may have done it all the same.
_UNCLEAR = frozenset({None, "internal_error", "fatal_error", "request_timeout"})


def may_have_posted(error: SlackApiError) -> bool:
    """Whether the answer to a post leaves open what became of it."""
    return slack_reason(error) in _UNCLEAR or error.response.status_code >= http.client.INTERNAL_SERVER_ERROR


def retry_after(error: SlackApiError) -> float | None:
    """The pause that Slack asks for, in seconds."""
    headers = {str(name).lower(): value for name, value in (error.response.headers or {}).items()}
    value = headers.get("retry-after")
    text = str(value[0] if isinstance(value, list) else value)
    return min(float(text), LONGEST_RETRY_AFTER) if text.isascii() and text.isdigit() else None
