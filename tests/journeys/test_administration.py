"""Administration in chat: who may do what, and the division's settings."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from sandbox.messages import Message
from tests.support.bot_process import BotProcess
from tests.support.talk import answer, register_project

pytestmark = pytest.mark.journey


def labels(message: Message) -> list[str]:
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row]


def test_members_see_who_administers_and_have_nothing_to_press(bot: BotProcess, slack: LocalSlack):
    seen = slack.command(user="aino", text="/hanke ylläpito").answer

    assert "Ylläpitäjät (nimetty käyttöönotossa): @sari" in slack.plain_text(seen)
    assert labels(seen) == []
    assert "vain ylläpitäjät" in answer(slack, "aino", "/hanke ylläpito lisää @aino")


def test_an_administrator_is_appointed_and_dismissed_in_words(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    assert "voivat muuttaa vain" in answer(slack, "mikko", "/hanke valmis H1 loppuraportti")

    appointed = answer(slack, "sari", "/hanke ylläpito lisää @mikko")
    assert appointed.startswith("@mikko on nyt ylläpitäjä.")
    assert "nimitetty täällä): @mikko" in appointed

    assert "Kuitattu valmiiksi" in answer(slack, "mikko", "/hanke valmis H1 loppuraportti")
    assert "ei voi poistaa täällä" in answer(slack, "mikko", "/hanke ylläpito poista @sari")
    dismissed = answer(slack, "mikko", "/hanke ylläpito poista @mikko")
    assert dismissed.startswith("@mikko ei ole enää ylläpitäjä.")
    assert dismissed.count("@mikko") == 1
    assert "vain ylläpitäjät" in answer(slack, "mikko", "/hanke ylläpito lisää @mikko")


def test_nobody_from_outside_is_appointed(bot: BotProcess, slack: LocalSlack):
    assert "Vain työtilan varsinaiset jäsenet" in answer(slack, "sari", "/hanke ylläpito lisää @gustav")
    assert "gustav" not in answer(slack, "sari", "/hanke ylläpito")


def test_people_channel_and_language_are_chosen_in_the_form(bot_either_way: BotProcess, slack: LocalSlack):
    overview = slack.command(user="sari", text="/hanke ylläpito").answer
    slack.click(user="sari", message=overview, action_id="administration.edit")
    form = slack.wait_for_view("sari")
    values = {"administrators": [slack.user("mikko").id], "channel": slack.channel("projektit").id, "language": "sv"}

    saved = slack.submit(user="sari", view=form, values=values)
    slack.redeliver(saved)

    shown = slack.plain_text(saved.view)
    assert "nimitetty täällä): @mikko" in shown
    assert "Toimialan kanava: #projektit" in shown
    assert "Kanavien kieli: ruotsi" in shown
    assert "Du har inga projekt ännu" in answer(slack, "emma", "/hanke")


def test_what_others_chose_meanwhile_stays(bot: BotProcess, slack: LocalSlack):
    overview = slack.command(user="sari", text="/hanke ylläpito").answer
    slack.click(user="sari", message=overview, action_id="administration.edit")
    form = slack.wait_for_view("sari")
    answer(slack, "sari", "/hanke ylläpito lisää @mikko")

    saved = slack.submit(user="sari", view=form, values={"administrators": [slack.user("elin").id]})

    assert "@elin" in slack.plain_text(saved.view)
    assert "@mikko" in slack.plain_text(saved.view)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Yhteyshenkilöt", "Hanna Björkman"),
        ("Hakuajat", "Tulevia hakuaikoja ei ole kirjattu"),
        ("Perille menemättömät muistutukset", "Kaikki muistutukset ovat menneet perille"),
        ("Hankkeet, joista puuttuu tietoja", "H1 Ulkomaanjaksot · Puuttuu vielä: hankenumero"),
    ],
)
def test_what_administrators_look_after_is_a_press_away(label: str, shown: str, bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    overview = slack.command(user="sari", text="/hanke ylläpito").answer
    place = labels(overview).index(label) - 1
    action_id = f"administration.look.{place}" if place else "administration.look"

    slack.click(user="sari", message=overview, action_id=action_id)

    slack.wait_for_answer("sari", shown)


@pytest.mark.parametrize(
    ("language", "command", "heading"),
    [
        ("sv", "/hanke administration", "Administratörer (utsedda när"),
        ("en", "/hanke admin", "Administrators (named when"),
    ],
)
def test_it_speaks_other_languages_too(language: str, command: str, heading: str, bot: BotProcess, slack: LocalSlack):
    answer(slack, "aino", f"/hanke kieli {language}")

    assert heading in answer(slack, "aino", command)
