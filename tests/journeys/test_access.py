"""Only full members of the workspace get answers, whichever way they come."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from tests.support.bot_process import BotProcess
from tests.support.talk import answer, register_project

pytestmark = pytest.mark.journey

COMMANDS = ("/hanke", "/liikkuvuus", "/yhteys", "/muistutus")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_guest_is_refused_in_a_friendly_sentence(command: str, long_running_bot: LocalSlack):
    told = answer(long_running_bot, "gustav", command, "projektit")

    assert told == "Hankebot palvelee vain työtilan varsinaisia jäseniä. Pyydä työkaveria hoitamaan asia puolestasi."


@pytest.mark.parametrize("command", COMMANDS)
def test_somebody_from_another_workspace_is_told_by_their_team(command: str, long_running_bot: LocalSlack):
    told = answer(long_running_bot, "jan", command, "kumppanit")

    assert told.startswith("Hankebot palvelee vain oman työtilansa jäseniä. Pyydä yhteistyökumppaniasi")


def test_whoever_slack_cannot_name_is_not_let_in(bot: BotProcess, slack: LocalSlack):
    slack.fail("users.info", status=503, times=2)

    assert "Slack ei juuri nyt kerro, kuka olet" in answer(slack, "aino", '/hanke uusi muu "X" 1.1.2027–2.2.2027')


def test_an_administrator_may_complete_anybodys_deadline(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")

    assert "Kuitattu valmiiksi: Loppuraportti 30.10.2027" in answer(slack, "sari", "/hanke valmis H1 loppuraportti")


def test_a_colleague_may_read_but_not_complete(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")

    assert "H1 Ulkomaanjaksot" in answer(slack, "mikko", "/hanke näytä H1")
    assert "voivat muuttaa vain sen koordinaattorit" in answer(slack, "mikko", "/hanke valmis H1 loppuraportti")
    assert "30.10.2027 Loppuraportti · 340" in answer(slack, "mikko", "/hanke näytä H1")


def test_an_english_slack_may_hide_a_finn_so_the_divisions_language_is_spoken(bot: BotProcess, slack: LocalSlack):
    assert "Sinulla ei ole vielä hankkeita" in answer(slack, "emma", "/hanke")
    assert "I will speak English" in answer(slack, "emma", "/hanke language English")
    assert "You have no projects yet" in answer(slack, "emma", "/hanke")
    assert "Du har inga projekt" in answer(slack, "elin", "/hanke")
