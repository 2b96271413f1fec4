"""A message becomes a deadline, and whoever is reminded of it can look at where it came from."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.local_slack import LocalSlack
from sandbox.messages import Message
from sandbox.views import View
from services.clock import ClockShift
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer, register_project

pytestmark = pytest.mark.journey

ARCHIVES = "https://sandbox.slack.com/archives"
LABELS = {"fi": "Alkuperäinen viesti", "sv": "Ursprungligt meddelande", "en": "Original message"}


def written(slack: LocalSlack, text: str, thread_ts: str | None = None) -> Message:
    slack.say(user="mikko", channel="projektit", text=text, thread_ts=thread_ts)
    return slack.messages("projektit")[-1]


def made_of(slack: LocalSlack, message: Message, **values: str) -> View:
    """The form, as it was filled in and sent."""
    slack.shortcut(user="aino", callback_id="message_deadline", message=message)
    outcome = slack.submit(user="aino", view=slack.wait_for_view("aino"), values=values)
    assert outcome.error is None, outcome
    assert outcome.view is not None
    return outcome.view


def links(value: Any) -> list[tuple[str, str]]:
    """Every link in blocks but e-mail addresses, with what it is called."""
    if isinstance(value, dict):
        own = [(value["text"], value["url"])] if value.get("type") == "link" else []
        return [each for each in own if not each[1].startswith("mailto:")] + links(list(value.values()))
    return [each for part in value for each in links(part)] if isinstance(value, list | tuple) else []


def test_a_reminder_links_to_the_message_that_it_came_from(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino", "#projektit")
    message = written(slack, "Budjetti Katjalle\nviimeistään 15.1.2027")
    there = [(LABELS["fi"], f"{ARCHIVES}/{message.channel}/p{message.ts.replace('.', '')}")]

    saved = made_of(slack, message)

    assert links(saved.blocks) == there
    card = slack.command(user="aino", text="/hanke H1").answer
    assert card is not None
    assert links(card.blocks) == there
    assert LABELS["fi"] in card.text
    assert LABELS["fi"] in answer(slack, "aino", '/muistutus miksi H1 "Budjetti Katjalle"')
    assert f"lähde: {LABELS['fi']}" in answer(slack, "aino", "/hanke historia H1")
    shift.move(helsinki("2027-01-14 09:00"))
    reminder = slack.wait_for_direct_message("aino", "Budjetti Katjalle 15.1.2027 · huomenna")
    assert links(reminder.blocks) == there


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_reply_is_found_within_its_thread(language: str, bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino", "#projektit")
    answer(slack, "aino", f"/hanke kieli {language}")
    first = written(slack, "Milloin budjetti?")
    reply = written(slack, "Budjetti 15.1.2027", thread_ts=first.ts)

    made_of(slack, reply)

    shift.move(helsinki("2027-01-14 09:00"))
    reminder = slack.wait_for_direct_message("aino", "Budjetti")
    address = f"{ARCHIVES}/{reply.channel}/p{reply.ts.replace('.', '')}?thread_ts={first.ts}&cid={reply.channel}"
    assert links(reminder.blocks) == [(LABELS[language], address)]


def test_the_link_outlives_the_look_at_what_moves_and_another_date(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino", "#projektit")
    message = written(slack, "Päätös tuli 15.9.2027")
    there = [(LABELS["fi"], f"{ARCHIVES}/{message.channel}/p{message.ts.replace('.', '')}")]

    look = made_of(slack, message, kind="final_report", name="")
    saved = slack.submit(user="aino", view=look).view
    moved = slack.command(user="aino", text="/hanke määräaika H1 loppuraportti 22.9.2027").answer

    assert "Loppuraportti: 30.10.2027 → 15.9.2027" in slack.plain_text(look)
    assert saved is not None
    assert moved is not None
    assert links(saved.blocks) == links(moved.blocks) == there
