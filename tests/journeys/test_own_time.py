"""Somebody chooses when they are reminded: the next reminder comes then, and nobody else's moves."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from tests.journeys.heard import reminders
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer, register_project

pytestmark = pytest.mark.journey


def choose(slack: LocalSlack, account: str, time: str) -> None:
    slack.command(user=account, text="/muistutus asetukset")
    form = slack.wait_for_view(account, "Omat asetukset")
    look = slack.submit(user=account, view=form, values={"reminder_time": time})
    assert "siirtyy toiseen kellonaikaan" in slack.plain_text(look.view)
    assert slack.submit(user=account, view=look.view).errors == {}


def heard(slack: LocalSlack, account: str) -> int:
    return len([each for each in reminders(slack, account) if "Loppuraportti" in slack.plain_text(each)])


def test_a_reminder_comes_at_the_time_that_was_chosen_and_the_others_as_ever(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino", "@aino @mikko")
    choose(slack, "aino", "07:30")
    slack.wait_for_view("aino", "Muistutuksesi tulevat klo 7.30.")
    while "klo 9.00" in (coming := answer(slack, "aino", "/muistutus")):
        """The reminders are planned anew after the answer."""
    assert "2.6.2027 klo 7.30" in coming
    assert "2.6.2027 klo 9.00" in answer(slack, "mikko", "/muistutus")

    shift.move(helsinki("2027-10-22 07:30"))
    slack.wait_for_direct_message("aino", "Loppuraportti 30.10.2027 · 8 päivän kuluttua")
    before = heard(slack, "mikko")
    shift.move(helsinki("2027-10-22 09:00"))
    slack.wait_for_direct_message("mikko", "Loppuraportti 30.10.2027 · 8 päivän kuluttua")

    choose(slack, "aino", "10:30")
    shift.move(helsinki("2027-10-27 09:00"))
    slack.wait_for_direct_message("mikko", "Loppuraportti 30.10.2027 · 3 päivän kuluttua")
    assert "3 päivän kuluttua" not in "".join(map(slack.plain_text, reminders(slack, "aino")))
    shift.move(helsinki("2027-10-27 10:30"))
    slack.wait_for_direct_message("aino", "Loppuraportti 30.10.2027 · 3 päivän kuluttua")
    assert heard(slack, "mikko") == before + 2


def test_a_language_can_be_typed_there_too(bot: BotProcess, slack: LocalSlack):
    assert "svenska" in answer(slack, "aino", "/muistutus asetukset ruotsi")
    assert "Du har inga kommande påminnelser." in answer(slack, "aino", "/muistutus")


def test_a_leave_says_first_what_goes_to_the_deputy_and_is_changed_from_its_answer(
    bot: BotProcess, slack: LocalSlack
):
    register_project(slack, "aino")
    slack.command(user="aino", text="/muistutus asetukset")
    form = slack.wait_for_view("aino", "Omat asetukset")
    filled = {"leave_from": "2027-10-01", "leave_until": "2027-10-31", "deputy": slack.user("mikko").id}

    look = slack.submit(user="aino", view=form, values=filled)

    assert "Sijaisesi on @mikko." in slack.plain_text(look.view)
    assert "Mitään ei ole vielä muutettu" in slack.plain_text(look.view)
    assert "Sinulle ei ole merkitty poissaoloa" in answer(slack, "aino", "/muistutus loma")
    slack.submit(user="aino", view=look.view)
    told = slack.command(user="aino", text="/muistutus loma").answer
    assert "Poissaolosi: 1.10.2027–31.10.2027" in slack.plain_text(told)

    slack.click(user="aino", message=told, action_id="settings.open")
    form = slack.wait_for_view("aino", "2027-10-31")
    look = slack.submit(user="aino", view=form, values={"leave_from": None, "leave_until": None})
    assert "Aiemmin merkitty poissaolosi muuttuu: 1.10.2027–31.10.2027" in slack.plain_text(look.view)


def test_a_time_can_be_typed_and_given_up_again(long_running_bot: LocalSlack):
    slack = long_running_bot
    assert "Muistutuksesi tulevat klo 8.15." in answer(slack, "mikko", "/muistutus asetukset klo 8.15")
    slack.command(user="mikko", text="/muistutus asetukset")
    form = slack.wait_for_view("mikko", "Omat asetukset")
    (field,) = (block for block in form.blocks if block["block_id"] == "reminder_time")
    assert field["element"]["initial_option"]["value"] == "08:15"
    assert "aikaisintaan klo 6.00" in answer(slack, "mikko", "/muistutus asetukset klo 5")
    assert "klo 9.00 kuten muillekin" in answer(slack, "mikko", "/muistutus asetukset oletus")
