"""People write to the bot as they would to a colleague: in direct messages and, with its name, in channels."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from tests.support.bot_process import BotProcess
from tests.support.talk import answer, register_mobility, register_project

pytestmark = pytest.mark.journey


def told(slack: LocalSlack, user: str, text: str, containing: str) -> str:
    """Writes a direct message and reads what comes back."""
    slack.say(user=user, text=text)
    return slack.plain_text(slack.wait_for_direct_message(user, containing))


def ours(slack: LocalSlack, channel: str) -> list[str]:
    """What the bot has posted for all to see."""
    return [slack.plain_text(each) for each in slack.messages(channel) if each.user == slack.bot_user_id]


def test_a_question_in_direct_messages_is_answered_with_how_it_was_read(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")

    answer = told(slack, "aino", "Mitkä loppuraportit erääntyvät syksyllä 2027?", "Luin kysymyksesi")

    assert "Luin kysymyksesi näin: Loppuraportti · 1.8.2027–31.12.2027" in answer
    assert "30.10.2027 Loppuraportti" in answer
    assert "H1 Ulkomaanjaksot" in answer
    assert "Sama komentona: /hanke lista määräajat loppuraportti" in answer


def test_the_same_in_swedish_and_english(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    register_mobility(slack, "aino", "1.3.2027–12.3.2027")
    slack.command(user="emma", text="/hanke language en")

    assert "L1" in told(slack, "elin", "Vilka mobiliteter börjar i mars?", "Så läste jag din fråga")
    assert "1 June 2026–31 August 2027" in told(slack, "emma", "When does H1 end?", "I read your question as")


def test_a_command_without_its_slash_is_answered(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")

    assert "1 hanke" in told(slack, "aino", "lista", "1 hanke")
    assert "Loppuraportti" in told(slack, "aino", "näytä H1", "Koordinaattorit:")
    assert "Kuitattu valmiiksi" in told(slack, "aino", "valmis H1 loppuraportti", "Kuitattu")


def test_a_command_that_needs_a_form_offers_the_button_and_the_line_to_copy(bot: BotProcess, slack: LocalSlack):
    slack.say(user="aino", text='uusi KA121-VET "Vaihdot"')
    offered = slack.wait_for_direct_message("aino", "Tähän tarvitaan lomake")

    assert '/hanke uusi KA121-VET "Vaihdot"' in slack.plain_text(offered)
    slack.click(user="aino", message=offered, action_id="form.open")
    form = slack.plain_text(slack.wait_for_view("aino", "Uusi hanke"))
    assert "Vaihdot" in form
    assert "KA121-VET" in form


@pytest.mark.parametrize(
    ("said", "opened"),
    [
        ("määräaika H1 loppuraportti", "Loppuraportti"),
        ("muokkaa H1", "Ulkomaanjaksot"),
        ("siirto H1", "Uusi koordinaattori"),
        ("haku", "Hae"),
        ("muistutus asetukset", "Kieli"),
        ('liikkuvuus uusi H1 kurssi Saksa "BSZ & <Leipzig>"', "BSZ & <Leipzig>"),
    ],
)
def test_the_button_opens_the_very_form_with_what_was_said(
    said: str, opened: str, bot: BotProcess, slack: LocalSlack
):
    register_project(slack, "aino")
    slack.say(user="aino", text=said)
    offered = slack.wait_for_direct_message("aino", "Tähän tarvitaan lomake")

    slack.click(user="aino", message=offered, action_id="form.open")

    slack.wait_for_view("aino", opened)


def test_the_button_in_a_channel_is_the_askers_and_asks_for_permission(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    slack.say(user="mikko", channel="projektit", text="@hankebot uusi KA121-VET")
    offered = slack.wait_for_answer("mikko", "Tähän tarvitaan lomake")

    slack.click(user="mikko", message=offered, action_id="form.open")

    slack.wait_for_view("mikko", "KA121-VET")


def test_what_ends_with_a_question_mark_changes_nothing(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")

    told(slack, "aino", "valmis H1 loppuraportti?", "lähetä se ilman kysymysmerkkiä")

    assert "30.10.2027 Loppuraportti · " in told(slack, "aino", "H1", "Koordinaattorit:")


def test_what_is_not_understood_gets_examples_and_a_slip_the_nearest_word(bot: BotProcess, slack: LocalSlack):
    assert "Mitä on myöhässä?" in told(slack, "aino", "mitä kuuluu?", "En ymmärtänyt sanaa kuuluu")
    assert "Tarkoititko: lista?" in told(slack, "aino", "lissta", "Tarkoititko")
    assert "Kysy vaikka näin" in told(slack, "aino", "<!channel> *hei*", "En ymmärtänyt sanaa <!channel>")


def test_greetings_and_thanks_are_answered_as_people_do(bot: BotProcess, slack: LocalSlack):
    assert "In English: /hanke language en" in told(slack, "aino", "moi!", "Kysy vaikka näin")
    assert "/hanke uusi KA121-VET" in told(slack, "mikko", "miten rekisteröin hankkeen?", "Kysy vaikka näin")
    assert told(slack, "aino", "kiitos!", "Ole hyvä!") == "Ole hyvä!"


def test_one_command_is_explained_alone_and_a_slip_gets_what_was_meant(bot: BotProcess, slack: LocalSlack):
    alone = answer(slack, "aino", "/hanke lista apua")
    assert alone == answer(slack, "aino", "/hanke apua lista")
    assert "/hanke lista määräajat 30 pv" in alone
    assert "/hanke siirto" not in alone
    assert answer(slack, "aino", "/hanke lissta").startswith("En tunne sanaa lissta. Tarkoititko: /hanke lista?")


def test_a_mention_is_answered_in_a_thread_for_all(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    slack.say(user="mikko", channel="projektit", text="@hankebot kuka vastaa hankkeesta H1?")
    answer = slack.wait_for_message("projektit", "Koordinaattorit: @aino")

    question = slack.messages("projektit")[0]
    assert answer.thread_ts == question.ts


def test_what_is_nobody_elses_business_is_answered_to_the_asker_alone(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")

    for text in ("mitä muistutuksia minulle on tulossa?", "mitä kuuluu?", "lista"):
        slack.say(user="aino", channel="projektit", text=f"@hankebot {text}")
    slack.wait_for(lambda: len(slack.answers("aino")) >= 5)

    assert ours(slack, "projektit") == []


def test_in_a_channel_shared_with_others_nobody_but_the_asker_sees_the_answer(bot: BotProcess, slack: LocalSlack):
    slack.add_channel("yhteinen", members=["aino", "jan"], shared=True, with_app=True)
    slack.say(user="aino", channel="yhteinen", text="@hankebot mitä on myöhässä?")
    slack.wait_for_answer("aino", "Tällaisia määräaikoja ei löytynyt")

    assert ours(slack, "yhteinen") == []


def test_over_http_it_is_the_same(bot_either_way: BotProcess, slack: LocalSlack):
    outcome = slack.say(user="aino", text="mitä on myöhässä?")
    slack.wait_for_direct_message("aino", "Tällaisia määräaikoja ei löytynyt")
    slack.redeliver(outcome)
    slack.say(user="aino", text="apua")
    slack.wait_for_direct_message("aino", "Komentoja, joita voit kopioida")

    assert len([each for each in slack.direct_messages("aino") if each.user == slack.bot_user_id]) == 2


def test_when_the_register_cannot_be_read_the_asker_hears_so(bot: BotProcess, slack: LocalSlack):
    slack.say(user="aino", text="apua")
    slack.wait_for_direct_message("aino", "Komentoja, joita voit kopioida")
    bot.database.rename(bot.database.with_suffix(".away"))

    answer = told(slack, "aino", "mitä on myöhässä?", "ei juuri nyt saada yhteyttä")
    bot.database.with_suffix(".away").rename(bot.database)

    assert "virhetunnus" in answer


def test_a_guest_hears_one_sentence_once_and_nobody_else_does(bot: BotProcess, slack: LocalSlack):
    for _ in range(3):
        slack.say(user="gustav", channel="projektit", text="@hankebot mitä on myöhässä?")
    slack.say(user="aino", channel="projektit", text="@hankebot mitä on myöhässä?")
    slack.wait_for_message("projektit", "Tällaisia määräaikoja ei löytynyt")

    assert [slack.plain_text(each) for each in slack.answers("gustav")] == [
        "Hankebot palvelee vain työtilan varsinaisia jäseniä. Pyydä työkaveria hoitamaan asia puolestasi."
    ]
    assert len(ours(slack, "projektit")) == 1


def test_an_event_that_comes_twice_is_answered_once(bot: BotProcess, slack: LocalSlack):
    outcome = slack.say(user="aino", text='uusi KA210-VET "Ulkomaanjaksot" 1.6.2026–31.8.2027')
    slack.wait_for_direct_message("aino", "Hanke on rekisteröity")
    slack.redeliver(outcome)
    told(slack, "aino", "lista", "1 hanke")

    assert len(slack.direct_messages("aino")) == 4


def test_an_answer_that_slack_takes_a_little_later_is_not_lost(bot: BotProcess, slack: LocalSlack):
    slack.fail("chat.postMessage", status=429, times=1)

    assert "Tällaisia" in told(slack, "aino", "mitä on myöhässä?", "Tällaisia määräaikoja ei löytynyt")


def test_bots_edits_and_our_own_words_are_not_answered(bot: BotProcess, slack: LocalSlack):
    channel = slack.direct_channel("aino").id
    aino = {"type": "message", "channel": channel, "channel_type": "im", "user": slack.user("aino").id}
    for more in (
        {"bot_id": "B1", "text": "lista"},
        {"subtype": "message_changed", "message": {"text": "lista"}},
        {"edited": {"ts": "1.1"}, "text": "lista"},
        {"user": slack.bot_user_id, "text": "lista"},
        {"app_id": "A1", "text": "lista"},
    ):
        outcome = slack.event(aino | {"ts": f"17000000{len(str(more))}.000100"} | more)
        assert outcome is not None
        assert outcome.acknowledged
    told(slack, "aino", "apua", "Komentoja, joita voit kopioida")

    assert len([each for each in slack.direct_messages("aino") if each.user == slack.bot_user_id]) == 1


def test_nothing_that_was_typed_stands_in_the_log(bot: BotProcess, slack: LocalSlack):
    told(slack, "aino", "salaisuus Virtanen", "En ymmärtänyt sanaa salaisuus")
    told(slack, "aino", "näytä salaisuus", "salaisuus")

    log = bot.log.read_text(encoding="utf-8")
    assert "event message by" in log
    assert "salaisuus" not in log.casefold()
    assert "virtanen" not in log.casefold()
