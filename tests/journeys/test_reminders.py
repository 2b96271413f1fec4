"""Time passes, and on the right day at nine the right people hear what is due, when, and whom to contact."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from tests.journeys.heard import reminders
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import register_mobility, register_project

pytestmark = pytest.mark.journey


def test_a_mobility_that_starts_on_a_sunday_is_announced_on_the_friday_before(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    register_mobility(slack, "aino", "7.3.2027–13.3.2027")

    shift.move(helsinki("2027-03-04 10:00"))
    slack.wait_for_direct_message("aino", "Liikkuvuuden alku")  # a week before, on Friday 26 February
    shift.move(helsinki("2027-03-05 08:59"))
    before = len(reminders(slack, "aino"))
    shift.move(helsinki("2027-03-05 09:00"))
    reminder = slack.wait_for(lambda: reminders(slack, "aino")[before:])[0]

    text = slack.plain_text(reminder)
    assert "Liikkuvuuden alku 7.3.2027 · 2 päivän kuluttua" in text
    assert "H1 Ulkomaanjaksot" in text
    assert "Eerika Kantonen" in text
    assert "p. 040 334 7859" in text
    assert "päivää ennen määräaikaa" in text


def test_a_report_due_on_a_saturday_is_announced_on_friday_and_overdue_after_the_clocks_changed(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")

    shift.move(helsinki("2027-10-29 09:00"))  # summer time, UTC+3
    on_friday = slack.wait_for_direct_message("aino", "Loppuraportti 30.10.2027 · huomenna")
    assert on_friday.ts == reminders(slack, "aino")[-1].ts
    sent = len(reminders(slack, "aino"))
    shift.move(helsinki("2027-11-01 08:59"))  # winter time, UTC+2, after the night of 31 October
    slack.command(user="aino", text="/muistutus")
    assert len(reminders(slack, "aino")) == sent
    shift.move(helsinki("2027-11-01 09:00"))
    slack.wait_for_direct_message("aino", "2 päivää myöhässä")

    assert len(reminders(slack, "aino")) == sent + 1


def test_a_project_with_a_channel_is_reminded_there_and_directly_when_the_date_is_near(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino", "#projektit")

    shift.move(helsinki("2027-09-30 09:00"))
    slack.wait_for_message("projektit", "Loppuraportti 30.10.2027")
    assert reminders(slack, "aino") == []
    shift.move(helsinki("2027-10-22 09:00"))
    in_channel = slack.wait_for_message("projektit", "8 päivän kuluttua")
    assert "Vastuussa: @aino" in slack.plain_text(in_channel)
    shift.move(helsinki("2027-10-27 09:00"))
    slack.wait_for_direct_message("aino", "3 päivän kuluttua")
    slack.wait_for_message("projektit", "3 päivän kuluttua")


def test_done_takes_the_deadline_out_of_the_plan_and_shows_in_every_message_about_it(
    bot_either_way: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino", "#projektit")
    shift.move(helsinki("2027-10-27 09:00"))
    direct = slack.wait_for_direct_message("aino", "Muistutus: Loppuraportti")
    slack.wait_for_message("projektit", "3 päivän kuluttua")

    clicked = slack.click(user="aino", message=direct, action_id="deadline.done")

    assert clicked.error is None
    slack.wait_for_answer("aino", "Kuitattu valmiiksi: Loppuraportti 30.10.2027")
    slack.wait_for_direct_message("aino", "Valmis: Loppuraportti 30.10.2027")
    updated = slack.wait_for_message("projektit", "Valmis: Loppuraportti 30.10.2027")
    assert "valmis, kuitannut @aino" in slack.plain_text(updated)
    assert "[Valmis]" not in slack.plain_text(updated)
    shift.move(helsinki("2027-12-01 09:00"))
    overview = slack.plain_text(slack.command(user="aino", text="/muistutus").answer)
    assert "Opetushallituksen päätös loppuraportista" in overview
    assert "· Loppuraportti ·" not in overview


def test_a_stranger_to_the_project_cannot_press_done(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino", "#projektit")
    shift.move(helsinki("2027-10-27 09:00"))
    message = slack.wait_for_message("projektit", "Loppuraportti")

    slack.click(user="mikko", message=message, action_id="deadline.done")

    told = slack.wait_for_answer("mikko", "voivat muuttaa vain sen koordinaattorit")
    assert "@aino" in slack.plain_text(told)
    card = slack.command(user="aino", text="/hanke näytä H1")
    assert "30.10.2027 Loppuraportti · 3 päivän kuluttua" in slack.plain_text(card.answer)


def test_a_guest_in_the_channel_cannot_press_done(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino", "#projektit")
    shift.move(helsinki("2027-10-27 09:00"))
    message = slack.wait_for_message("projektit", "Loppuraportti")

    slack.click(user="gustav", message=message, action_id="deadline.done")

    slack.wait_for_answer("gustav", "vain työtilan varsinaisia jäseniä")
    card = slack.command(user="aino", text="/hanke näytä H1")
    assert "30.10.2027 Loppuraportti · 3 päivän kuluttua" in slack.plain_text(card.answer)


def test_everybody_is_reminded_in_their_own_language(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    slack.command(user="emma", text="/hanke language en")
    register_project(slack, "aino", "@aino @elin @emma")

    shift.move(helsinki("2027-10-27 09:00"))

    slack.wait_for_direct_message("aino", "Loppuraportti 30.10.2027 · 3 päivän kuluttua")
    slack.wait_for_direct_message("elin", "Slutrapport 30.10.2027 · om 3 dagar")
    slack.wait_for_direct_message("emma", "Final report 30 October 2027 · in 3 days")


def test_after_an_outage_each_deadline_is_told_once_and_said_to_be_late(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    register_mobility(slack, "aino", "7.3.2027–13.3.2027")
    bot.stop()

    shift.move(helsinki("2027-03-05 13:00"))  # two reminders were missed
    bot.start()
    slack.wait_for_direct_message("aino", "Liikkuvuuden alku 7.3.2027")
    slack.command(user="aino", text="/muistutus")

    assert len(reminders(slack, "aino")) == 1
    assert "piti tulla jo aiemmin" in slack.plain_text(reminders(slack, "aino")[0])


def test_a_reminder_to_a_channel_that_is_gone_reaches_the_coordinators(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino", "#projektit")
    slack.archive("projektit")

    shift.move(helsinki("2027-09-30 09:00"))

    slack.wait_for_direct_message("aino", "Loppuraportti 30.10.2027")
