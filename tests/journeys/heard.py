"""What people hear of, apart from the week's summary, which comes on Mondays beside everything else."""

from __future__ import annotations

from sandbox.local_slack import LocalSlack
from sandbox.messages import Message

SUMMARIES = ("Viikon määräajat", "Veckans tidsfrister", "This week's deadlines")


def reminders(slack: LocalSlack, user: str) -> list[Message]:
    """A person's direct messages without the summaries."""
    return [message for message in slack.direct_messages(user) if not slack.plain_text(message).startswith(SUMMARIES)]
