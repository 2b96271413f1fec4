"""What people say to the bot in many journeys."""

from __future__ import annotations

from sandbox.local_slack import LocalSlack


def answer(slack: LocalSlack, user: str, text: str, channel: str | None = None) -> str:
    """Types a command and reads the answer."""
    outcome = slack.command(user=user, text=text, channel=channel)
    assert outcome.error is None, outcome
    assert outcome.answer is not None, "the command was answered with nothing"
    return slack.plain_text(outcome.answer)


def register_project(slack: LocalSlack, user: str, more: str = "") -> str:
    """H1, of which only the final report is still open: it is due on Saturday 30.10.2027."""
    card = answer(slack, user, f'/hanke uusi KA210-VET "Ulkomaanjaksot" 1.6.2026–31.8.2027 {more}')
    answer(slack, user, "/hanke valmis H1 sopimusmuutos")
    return card


def register_mobility(slack: LocalSlack, user: str, period: str, more: str = "") -> str:
    return answer(slack, user, f"/liikkuvuus uusi H1 työn varjostus {period} Saksa {more}")
