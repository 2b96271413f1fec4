"""A project's channel: what is asked there is about that project, and what all should know comes there."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer, register_project

pytestmark = pytest.mark.journey

SUMMARY = "Viikon määräajat"


def ours(slack: LocalSlack, channel: str, beginning: str = "") -> list[str]:
    said = [slack.plain_text(each) for each in slack.messages(channel) if each.user == slack.bot_user_id]
    return [each for each in said if each.startswith(beginning)]


def test_on_being_invited_it_says_once_what_it_does_and_whom_to_ask(bot: BotProcess, slack: LocalSlack):
    slack.invite_app("yleinen")
    first_words = slack.plain_text(slack.wait_for_message("yleinen", "olen Hankebot"))
    slack.remove_app("yleinen")
    slack.invite_app("yleinen")
    slack.join("yleinen", "gustav")
    slack.say(user="aino", channel="yleinen", text="@hankebot mitä on myöhässä?")
    slack.wait_for_message("yleinen", "Tällaisia määräaikoja ei löytynyt")

    assert "Katja Utti-Lankinen" in first_words
    assert "/hanke uusi" in first_words
    assert len(ours(slack, "yleinen", "Hei, olen Hankebot")) == 1


def test_in_a_projects_channel_the_project_is_meant(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino", "#projektit")
    answer(slack, "aino", '/hanke uusi KA210-VET "Toinen" 1.6.2026–31.8.2027')

    assert answer(slack, "mikko", "/hanke", "projektit").startswith("H1 Ulkomaanjaksot")
    assert "Sinulla ei ole vielä hankkeita" in answer(slack, "mikko", "/hanke")
    assert "H1 Ulkomaanjaksot" in answer(slack, "aino", "/hanke näytä", "projektit")
    assert "H1" in answer(slack, "aino", "/muistutus miksi", "projektit")
    assert "Kuitattu valmiiksi: Loppuraportti" in answer(slack, "aino", "/hanke valmis loppuraportti", "projektit")
    trip = answer(slack, "aino", "/liikkuvuus uusi valmisteleva vierailu 1.3.2027–3.3.2027 Saksa", "projektit")
    assert "L1" in trip or "KA210" in trip


def test_another_project_can_be_named_there_and_what_is_wrong_is_told_of_what_was_typed(
    bot: BotProcess, slack: LocalSlack
):
    register_project(slack, "aino", "#projektit")
    answer(slack, "aino", '/hanke uusi KA210-VET "Toinen" 1.6.2026–31.8.2027')

    assert answer(slack, "aino", "/hanke näytä H2", "projektit").startswith("H2 Toinen")
    assert "H9" in answer(slack, "aino", "/hanke näytä H9", "projektit")
    assert "Olematon" in answer(slack, "aino", "/hanke näytä Olematon", "projektit")
    assert "loppuraporti" in answer(slack, "aino", "/hanke valmis loppuraporti", "projektit")


def test_a_question_there_is_about_the_project(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino", "#projektit")

    slack.say(user="mikko", channel="projektit", text="@hankebot milloin loppuraportti erääntyy?")

    answered = slack.plain_text(slack.wait_for_message("projektit", "Luin kysymyksesi"))
    assert "Loppuraportti · H1" in answered
    assert "30.10.2027" in answered


def test_the_channels_summary_comes_on_mondays_once_it_is_switched_on(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino", "#projektit")
    answer(slack, "aino", '/hanke määräaika H1 "Seminaari" 8.12.2026')

    assert "voivat muuttaa vain sen koordinaattorit" in answer(slack, "mikko", "/hanke kooste päälle", "projektit")
    assert "ei tule viikkokoostetta" in answer(slack, "aino", "/hanke kooste", "projektit")
    assert "kooste sen hankkeista" in answer(slack, "aino", "/hanke kooste päälle", "projektit")
    shift.move(helsinki("2026-11-30 09:00"))
    summary = slack.wait_for_message("projektit", SUMMARY, timeout=20)

    assert "Seminaari" in slack.plain_text(summary)
    answer(slack, "aino", "/hanke kooste pois", "projektit")
    shift.move(helsinki("2026-12-07 09:00"))
    slack.wait_for(
        lambda: [each for each in slack.direct_messages("aino") if SUMMARY in slack.plain_text(each)][1:], 20
    )
    assert len(ours(slack, "projektit", SUMMARY)) == 1


def test_a_summary_belongs_to_a_channel_and_of_the_division_to_administrators(bot: BotProcess, slack: LocalSlack):
    assert "Kooste koskee kanavaa" in answer(slack, "aino", "/hanke kooste päälle")
    assert "ei ole hanketta" in answer(slack, "aino", "/hanke kooste päälle", "projektit")
    assert "ylläpitäj" in answer(slack, "aino", "/hanke kooste toimiala", "projektit")
    assert "koko toimialan" in answer(slack, "sari", "/hanke kooste toimiala", "projektit")


def test_a_new_project_can_be_begun_from_anywhere(bot: BotProcess, slack: LocalSlack):
    slack.shortcut(user="elin", callback_id="project_new")

    assert "Nytt projekt" in slack.plain_text(slack.wait_for_view("elin"))


def test_a_message_becomes_a_deadline_of_the_channels_project(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino", "#projektit")
    slack.say(user="mikko", channel="projektit", text="Budjetti Katjalle\nviimeistään 15.1.2027 klo 12.00")
    written = slack.messages("projektit")[-1]

    slack.shortcut(user="aino", callback_id="message_deadline", message=written)
    form = slack.wait_for_view("aino")
    slack.submit(user="aino", view=form)
    slack.wait_for_view("aino", "15.1.2027")

    assert "15.1.2027 Budjetti Katjalle" in answer(slack, "aino", "/hanke", "projektit")


def test_whoever_may_not_change_the_channels_project_chooses_one(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino", "#projektit")
    slack.say(user="aino", channel="projektit", text="Budjetti 15.1.2027")

    slack.shortcut(user="mikko", callback_id="message_deadline", message=slack.messages("projektit")[-1])

    assert "H1" not in slack.plain_text(slack.wait_for_view("mikko"))


def test_a_guest_reads_why_a_shortcut_is_not_for_them(bot: BotProcess, slack: LocalSlack):
    slack.shortcut(user="gustav", callback_id="project_new")

    assert "palvelee vain työtilan varsinaisia jäseniä" in slack.plain_text(slack.wait_for_view("gustav"))


def test_the_first_words_there_offer_the_weekly_summary(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino", "#projektit")
    slack.invite_app("projektit")
    hello = slack.wait_for_message("projektit", "olen Hankebot")

    slack.click(user="mikko", message=hello, action_id="channel.digest")
    slack.click(user="aino", message=hello, action_id="channel.digest")

    slack.wait_for(lambda: len(slack.answers("aino")) >= 2)
    assert "Tälle kanavalle tulee" in slack.plain_text(slack.answers("aino")[-1])
    assert "voivat muuttaa vain" in slack.plain_text(slack.answers("mikko")[-1])

    slack.click(user="aino", message=slack.answers("aino")[-1], action_id="channel.digest")

    slack.wait_for_answer("aino", "ei tule viikkokoostetta")
