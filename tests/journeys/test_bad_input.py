"""Whatever is typed, there is an answer that says what is wrong and what to do, and nothing is kept."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from tests.support.bot_process import BotProcess
from tests.support.talk import answer, register_project

pytestmark = pytest.mark.journey

PERIOD = "1.6.2026–31.8.2027"

WRONG = {
    f'KA121-VET "Vaihdot" 31.2.2027–{PERIOD[-9:]}': "Tällaista päivää ei ole: 31.2.2027",
    'KA121-VET "Vaihdot" 31.8.2027–1.6.2026': "Päättymispäivä 1.6.2026 on ennen alkamispäivää 31.8.2027",
    f'KA999-VET "Vaihdot" {PERIOD}': "En tunne toimintoa KA999-VET",
    f'KA121 "Vaihdot" {PERIOD}': "KA121-SCH, KA121-VET, KA121-ADU",
    'KA210-ADU "Vaihdot" 1.6.2026–31.8.2029': "Hankeaika on liian pitkä: KA210-ADU kestää enintään 24 kuukautta",
    'KA122-SCH "Vaihdot" 1.6.2026–31.7.2026': "Hankeaika on liian lyhyt: KA122-SCH kestää vähintään 6 kuukautta",
    f'KA121-VET "Vaihdot" {PERIOD} 2026-1-FI01-KA121-VET-00012345': "lopussa on 8 numeroa, kun niitä pitäisi olla 9",
    'KA122-VET "Vaihdot" 1.6.2026–31.5.2027 2026-1-FI01-KA121-VET-000123456': "mutta annoit KA122-VET",
    f'KA121-VET "Vaihdot {PERIOD}': "Lainausmerkki jäi sulkematta",
    f'KA121-VET "{"a" * 3000}" {PERIOD}': "Nimi on liian pitkä. Enimmäispituus on 120 merkkiä",
    f'KA121-VET "Vaihdot" {PERIOD} perusopetsu': "Tarkoititko: perusopetus?",
    f'KA121-VET "Vaihdot" {PERIOD} "Toinen nimi"': "Annoit saman tiedon kahdesti eri tavoin: Toinen nimi",
    f'KA121-VET "Vaihdot" {PERIOD} @kukalie': "En tunnista henkilöä @kukalie",
    f'KA121-VET "Vaihdot" {PERIOD} @gustav @mikko': "Vain työtilan varsinaiset jäsenet voivat vastata hankkeista",
    f'KA121-VET "Matti 010190-123A" {PERIOD}': "näyttää olevan henkilötunnus",
    f'KA121-VET "\u202e\u200b" {PERIOD}': "Hankkeelta puuttuu nimi",
}


@pytest.mark.parametrize(("words", "told"), WRONG.items(), ids=range(len(WRONG)))
def test_what_is_wrong_is_named_and_nothing_is_kept(words: str, told: str, long_running_bot: LocalSlack):
    slack = long_running_bot

    assert told in answer(slack, "aino", f"/hanke uusi {words}")
    assert "Käynnissä olevia hankkeita ei ole" in answer(slack, "aino", "/hanke lista")


def test_typed_markup_stays_text_everywhere(bot: BotProcess, slack: LocalSlack):
    outcome = slack.command(
        user="aino", text=f'/hanke uusi KA121-VET "<!channel> *nyt* <https://a.example|hel.fi> & :tada:" {PERIOD}'
    )

    assert "H1 <!channel> *nyt*" in slack.plain_text(outcome.answer)
    assert "&lt;!channel&gt;" in outcome.answer.text
    assert "*nyt*" not in outcome.answer.text
    assert ":tada:" not in outcome.answer.text
    assert '"mrkdwn"' not in str(outcome.answer.blocks).replace("'", '"')


def test_emoji_and_right_to_left_titles_are_kept_as_typed(bot: BotProcess, slack: LocalSlack):
    card = answer(slack, "aino", f'/hanke uusi KA121-VET "مشروع 👩‍🏫 Ääkköset" {PERIOD}')

    assert "H1 مشروع 👩‍🏫 Ääkköset" in card


def test_a_database_that_is_locked_is_told_and_nothing_is_lost(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    bot.database.rename(bot.database.with_suffix(".away"))

    told = answer(slack, "aino", f'/hanke uusi KA121-VET "Toinen" {PERIOD}')
    bot.database.with_suffix(".away").rename(bot.database)

    assert "Hankerekisteriin ei juuri nyt saada yhteyttä, eikä mitään tallennettu" in told
    assert answer(slack, "aino", "/hanke lista").startswith("1 hanke\n")


def test_a_button_that_is_none_any_more_gets_a_sentence(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    card = slack.command(user="aino", text="/hanke näytä H1").answer
    card.blocks[-1]["elements"][0]["action_id"] = "project.of_long_ago"

    clicked = slack.click(user="aino", message=card, action_id="project.of_long_ago")

    assert clicked.error is None
    slack.wait_for_answer("aino", "Tämä painike on vanhentunut")


def test_an_old_or_forged_button_gets_a_sentence(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    card = slack.command(user="aino", text="/hanke näytä H1").answer
    forged = card.blocks[-1]["elements"][0]
    forged["value"] = "robert'); DROP TABLE"

    slack.click(user="aino", message=card, action_id="mobility.new")

    slack.wait_for_answer("aino", "Tämä painike on vanhentunut")
