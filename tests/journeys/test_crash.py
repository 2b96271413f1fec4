"""The process dies in the middle of sending: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from tests.journeys.heard import reminders
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer, register_project

pytestmark = pytest.mark.journey


@pytest.fixture
def due(bot: BotProcess, slack: LocalSlack, shift: ClockShift) -> None:
    """A reminder goes out the moment the clock is moved to it."""
    register_project(slack, "aino")


def _claimed(bot: BotProcess) -> int:
    """How many messages the bot has claimed and not yet recorded as sent."""
    with closing(sqlite3.connect(bot.database)) as database:
        count: int = database.execute("SELECT count(*) FROM deliveries WHERE state = 'claimed'").fetchone()[0]
    return count


def _settled(slack: LocalSlack) -> bool:
    """Whether the bot has nothing more to send: a later message to somebody else has come through."""
    return any("Toinen" in slack.plain_text(message) for message in reminders(slack, "mikko"))


def test_killed_between_post_and_record_the_message_is_found_and_not_sent_again(
    due: None, bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    slack.fail("chat.postMessage", delay=30, took_effect=True)
    shift.move(helsinki("2027-10-27 09:00"))
    slack.wait_for(lambda: reminders(slack, "aino"), timeout=20)
    bot.kill()

    bot.start()
    slack.wait_for(lambda: slack.calls_to("conversations.history"), timeout=20)
    answer(slack, "mikko", '/hanke uusi KA122-VET "Toinen" 1.9.2026–31.8.2027')
    slack.wait_for(lambda: _settled(slack))

    assert len(reminders(slack, "aino")) == 1


def test_killed_before_the_post_the_message_is_sent_once(
    due: None, bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    slack.fail("conversations.open", delay=30)
    shift.move(helsinki("2027-10-27 09:00"))
    slack.wait_for(lambda: _claimed(bot), every=0.02)
    bot.kill()
    slack.stop_failing()

    bot.start()
    slack.wait_for(lambda: reminders(slack, "aino"), timeout=20)

    assert len(reminders(slack, "aino")) == 1


@pytest.mark.parametrize("fault", [{"drop": True}, {"status": 500}, {"error": "internal_error"}, {"body": "<html>"}])
def test_an_answer_lost_after_the_post_is_looked_for_and_not_posted_again(
    fault: dict[str, object], due: None, bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    slack.fail("chat.postMessage", took_effect=True, **fault)
    shift.move(helsinki("2027-10-27 09:00"))
    slack.wait_for(lambda: reminders(slack, "aino"))
    slack.wait_for(lambda: slack.calls_to("conversations.history"), timeout=20)
    answer(slack, "mikko", '/hanke uusi KA122-VET "Toinen" 1.9.2026–31.8.2027')
    slack.wait_for(lambda: _settled(slack))

    assert len(reminders(slack, "aino")) == 1


@pytest.mark.parametrize("fault", [{"drop": True}, {"status": 503}, {"error": "ratelimited", "retry_after": 1}])
def test_a_post_that_never_arrived_is_sent_once_later(
    fault: dict[str, object], due: None, bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    slack.fail("chat.postMessage", **fault)
    shift.move(helsinki("2027-10-27 09:00"))
    slack.wait_for(lambda: reminders(slack, "aino"), timeout=20)

    assert len(reminders(slack, "aino")) == 1


def test_two_processes_on_one_database_send_each_reminder_once(
    due: None, bot: BotProcess, slack: LocalSlack, shift: ClockShift, tmp_path_factory: pytest.TempPathFactory
):
    other = BotProcess(slack, shift, tmp_path_factory.mktemp("other"), HANKEBOT_DATABASE=str(bot.database))
    with other:
        slack.wait_for(lambda: slack.connections == 2, every=0.05)
        shift.move(helsinki("2027-10-27 09:00"))
        # The week's summary, which names the report as well, may come first.
        slack.wait_for(lambda: reminders(slack, "aino"), timeout=20)
        bot.kill()
        shift.move(helsinki("2027-10-29 09:00"))
        slack.wait_for_direct_message("aino", "huomenna", timeout=20)

    assert len(reminders(slack, "aino")) == 2


def test_after_an_outage_an_administrator_hears_how_long_it_was_and_what_comes_late(
    due: None, bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    bot.kill()
    shift.move(helsinki("2027-10-27 14:30"))

    bot.start()

    told = slack.plain_text(slack.wait_for_direct_message("sari", "Hankebot oli poissa käytöstä", timeout=20))
    assert "Alkoi 24.11.2026 klo 10.0" in told
    assert "päättyi 27.10.2027 klo 14.3" in told
    slack.wait_for_direct_message("aino", "Loppuraportti 30.10.2027 · 3 päivän kuluttua", timeout=20)
    bot.stop()
    bot.start()
    answer(slack, "mikko", '/hanke uusi KA122-VET "Toinen" 1.9.2026–31.8.2027')
    slack.wait_for(lambda: _settled(slack), timeout=20)
    assert sum("poissa käytöstä" in slack.plain_text(message) for message in slack.direct_messages("sari")) == 1
