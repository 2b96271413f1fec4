"""Who hears of it when people are away, gone, or hand over; and what they can answer."""

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


def test_during_a_leave_the_deputy_hears_what_is_mine_and_why(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino")
    said = answer(slack, "aino", "/muistutus loma 25.10.2027–5.11.2027 @mikko")
    assert "Poissaolosi: 25.10.2027–5.11.2027" in said
    assert "Sijaisesi: @mikko" in said
    shift.move(helsinki("2027-10-22 09:00"))
    slack.wait_for_direct_message("aino", "Loppuraportti")

    shift.move(helsinki("2027-10-27 09:00"))

    told = slack.plain_text(slack.wait_for_direct_message("mikko", "Loppuraportti 30.10.2027 · 3 päivän kuluttua"))
    assert "Tämä tulee sinulle, koska paikalla ei nyt ole: @aino" in told
    assert "Loppuraportti 30.10.2027 · 3 päivän" not in "".join(map(slack.plain_text, reminders(slack, "aino")))


def test_a_project_handed_over_comes_with_a_briefing_and_without_a_heap(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    shift.move(helsinki("2027-10-26 10:00"))

    done = answer(slack, "aino", "/hanke siirto H1 @mikko")

    assert "Koordinaattori on nyt @mikko" in done
    briefing = slack.plain_text(slack.wait_for_direct_message("mikko", "Hanke siirtyi sinulle: H1"))
    assert "30.10.2027 Loppuraportti · 4 päivän kuluttua" in briefing
    assert "Eerika Kantonen" in briefing
    shift.move(helsinki("2027-10-27 09:00"))
    slack.wait_for_direct_message("mikko", "Loppuraportti 30.10.2027 · 3 päivän kuluttua")
    assert len(reminders(slack, "mikko")) == 2
    assert not [each for each in reminders(slack, "aino") if "3 päivän kuluttua" in slack.plain_text(each)]


def test_whoever_leaves_slack_is_missed_at_once_and_the_next_one_names_a_coordinator(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    answer(slack, "sari", "/yhteys muokkaa ammatillinen @elin")
    bot.stop()
    slack.deactivate("aino")

    bot.start()

    briefing = slack.wait_for_direct_message("elin", "Projektet behöver en koordinator: H1", timeout=20)
    assert "Koordinatorn @aino finns inte längre i Slack" in slack.plain_text(briefing)
    named = slack.click(user="elin", message=briefing, action_id="coordinator.name", value=slack.user("mikko").id)
    assert named.error is None
    slack.wait_for_direct_message("mikko", "Hanke siirtyi sinulle: H1")
    assert "@mikko" in answer(slack, "mikko", "/hanke H1")


def test_what_is_overdue_reaches_the_contact_and_later_the_lead(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    answer(slack, "sari", "/yhteys muokkaa ammatillinen @mikko")
    answer(slack, "sari", "/yhteys muokkaa hankesalkku @sari")

    shift.move(helsinki("2027-11-02 09:00"))
    told = slack.plain_text(slack.wait_for_direct_message("mikko", "3 päivää myöhässä"))

    assert "Tästä muistutetaan myös täällä" in told
    assert not [each for each in reminders(slack, "sari") if "Loppuraportti" in slack.plain_text(each)]
    shift.move(helsinki("2027-11-23 09:00"))
    slack.wait_for_direct_message("sari", "Loppuraportti 30.10.2027")


def test_later_comes_once_more_on_the_day_that_was_chosen(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino")
    shift.move(helsinki("2027-09-17 09:00"))
    reminder = slack.wait_for_direct_message("aino", "Loppuraportti 30.10.2027")

    picked = slack.click(user="aino", message=reminder, action_id="deadline.later", value="kolmen päivän päästä")

    assert picked.error is None
    slack.wait_for_answer("aino", "Muistutan sinua uudelleen 20.9.2027: Loppuraportti 30.10.2027")
    shift.move(helsinki("2027-09-20 09:00"))
    slack.wait_for_direct_message("aino", "pyysit muistutuksen tälle päivälle")


def test_later_never_comes_after_the_last_working_day_before_the_date(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    shift.move(helsinki("2027-10-27 10:00"))

    said = answer(slack, "aino", "/muistutus torkku H1 loppuraportti viikko")

    assert "Määräaika on niin lähellä, että muistutan jo 29.10.2027" in said


def test_done_by_mistake_is_taken_back_and_a_receipt_can_be_kept(
    bot_either_way: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    done = slack.command(user="aino", text="/hanke valmis H1 loppuraportti").answer
    assert done is not None
    opened = slack.click(user="aino", message=done, action_id="receipt.add")
    assert opened.error is None
    form = slack.wait_for_view("aino", "Tosite")
    kept = slack.submit(user="aino", view=form, values={"receipt": "HEL 2027-001234"})
    assert not kept.errors
    assert "HEL 2027-001234" in answer(slack, "aino", "/hanke H1")

    slack.click(user="aino", message=done, action_id="deadline.undo")

    slack.wait_for_answer("aino", "Kuittaus on peruttu")
    assert "30.10.2027 Loppuraportti · 340 päivän kuluttua" in answer(slack, "aino", "/hanke H1")


def test_a_pause_is_silent_and_then_tells_what_fell_into_it(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino")
    assert "31.10.2027" in answer(slack, "aino", "/muistutus tauko H1 31.10.2027")

    shift.move(helsinki("2027-10-29 09:00"))
    answer(slack, "aino", "/muistutus")
    assert reminders(slack, "aino") == []
    shift.move(helsinki("2027-11-01 09:00"))

    told = slack.plain_text(slack.wait_for_direct_message("aino", "Loppuraportti 30.10.2027 · 2 päivää myöhässä"))
    assert len(reminders(slack, "aino")) == 1
    assert "Miksi nyt" in told


def test_a_change_of_dates_shows_what_moves_before_it_is_made(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")

    preview = slack.command(user="aino", text="/hanke muokkaa H1 loppu 31.10.2027").answer
    assert preview is not None
    text = slack.plain_text(preview)
    assert "Loppuraportti: 30.10.2027 → 30.12.2027" in text
    assert "Mitään ei ole vielä muutettu." in text
    assert "30.10.2027 Loppuraportti" in answer(slack, "aino", "/hanke H1")

    slack.click(user="aino", message=preview, action_id="edit.confirm")

    slack.wait_for_answer("aino", "Muutos on tallennettu: H1")
    assert "30.12.2027 Loppuraportti" in answer(slack, "aino", "/hanke H1")


def test_the_week_begins_with_what_is_overdue_what_comes_and_what_is_missing(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    answer(slack, "aino", '/hanke määräaika H1 "Väliselvitys" 1.10.2027')

    shift.move(helsinki("2027-10-25 09:00"))  # a Monday

    summary = slack.plain_text(slack.wait_for_direct_message("aino", "Viikon määräajat"))
    assert "Myöhässä (1):" in summary
    assert "Väliselvitys" in summary
    assert "Kahden viikon sisällä (1):" in summary
    assert "Loppuraportti" in summary
    assert "H1 Ulkomaanjaksot: hankenumero" in summary
    assert slack.direct_messages("mikko") == []


def test_what_became_of_every_reminder_can_be_asked(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino")
    shift.move(helsinki("2027-10-27 09:00"))
    slack.wait_for_direct_message("aino", "3 päivän kuluttua")

    slack.wait_for(lambda: is_recorded(bot), every=0.05)

    story = answer(slack, "aino", "/muistutus miksi H1 loppuraportti")

    assert "30.10.2027 = 31.8.2027 + 60 päivää" in story
    assert "27.10.2027 klo 9.00 · määräaika −3 pv · lähetetty · @aino" in story
    assert "29.10.2027 klo 9.00 · määräaika −1 pv · tulossa · @aino" in story
    assert "ei lähetetty: uudempi muistutus korvasi sen" in story


def is_recorded(bot: BotProcess) -> bool:
    """Whether nothing that was posted waits any more to be written down."""
    with closing(sqlite3.connect(bot.database)) as connection:
        states = dict(connection.execute("SELECT state, count(*) FROM deliveries GROUP BY state"))
    return states.keys() == {"sent"}


def test_twelve_things_due_at_once_are_one_message(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    answer(slack, "aino", '/hanke uusi muu "ESF-hanke" 1.1.2027–31.12.2027')
    for number in range(1, 13):
        answer(slack, "aino", f'/hanke määräaika H1 "Osa {number}" 15.9.2027')

    shift.move(helsinki("2027-09-14 09:00"))

    message = slack.plain_text(slack.wait_for_direct_message("aino", "Muistutus: 12 määräaikaa"))
    assert all(f"Osa {number} 15.9.2027" in message for number in range(1, 13))
    assert message.count("[Valmis]") == 12
    assert len(reminders(slack, "aino")) == 1


def test_one_slow_conversation_holds_up_no_other(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino", "@aino @mikko @elin")
    slow = slack.direct_channel("aino").id
    slack.fail("chat.postMessage", delay=6, took_effect=True, channel=slow)

    shift.move(helsinki("2027-10-27 09:00"))

    slack.wait_for_direct_message("mikko", "Loppuraportti", timeout=4)
    slack.wait_for_direct_message("elin", "30.10.2027", timeout=4)
    slack.wait_for(lambda: reminders(slack, "aino"), timeout=20)
    assert len(reminders(slack, "aino")) == 1
