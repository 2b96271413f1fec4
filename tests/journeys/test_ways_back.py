"""What is typed in one line is done at once, and its answer gives the way back; all of one's projects need a look."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from tests.support.bot_process import BotProcess
from tests.support.talk import answer, register_mobility, register_project

pytestmark = pytest.mark.journey


def test_a_pause_and_its_end_are_one_tap_from_each_other(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    paused = slack.command(user="aino", text="/muistutus tauko H1").answer

    slack.click(user="aino", message=paused, action_id="project.menu")
    resumed = slack.wait_for_answer("aino", "Muistutukset jatkuvat")
    assert "tauolla" not in answer(slack, "aino", "/hanke H1")

    slack.click(user="aino", message=resumed, action_id="project.menu")
    slack.wait_for_answer("aino", "Muistutukset ovat tauolla")


def test_a_cancelled_mobility_is_taken_up_again_from_the_answer(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    register_mobility(slack, "aino", "1.3.2027–12.3.2027")
    cancelled = slack.command(user="aino", text="/liikkuvuus peru L1").answer

    slack.click(user="aino", message=cancelled, action_id="mobility.restore")

    slack.wait_for_answer("aino", "L1")
    assert "1 liikkuvuus" in answer(slack, "aino", "/liikkuvuus lista")


def test_one_project_is_handed_over_at_once_and_all_of_them_after_a_look(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    assert "Hanke on siirretty" in answer(slack, "aino", "/hanke siirto @elin")
    for title in ("Vaihdot", "Kurssit"):
        answer(slack, "aino", f'/hanke uusi KA121-VET "{title}" 1.6.2026–31.8.2027')

    look = slack.command(user="aino", text="/hanke siirto @mikko").answer
    assert "Siirrettäviä hankkeita: 2" in slack.plain_text(look)
    assert "Koordinaattorit: @aino" in answer(slack, "aino", "/hanke H2")

    answer(slack, "aino", '/hanke uusi KA121-VET "Kolmas" 1.6.2026–31.8.2027')
    slack.click(user="aino", message=look, action_id="handover.confirm")
    again = slack.wait_for_answer("aino", "Siirrettäviä hankkeita: 3")
    slack.click(user="aino", message=again, action_id="handover.confirm")

    slack.wait_for_answer("aino", "Siirrettyjä hankkeita: 3")
    assert "Koordinaattorit: @mikko" in answer(slack, "aino", "/hanke H2")
