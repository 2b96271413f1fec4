"""A project and its mobilities are changed, ended, removed and brought back, by typing and by pressing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer, register_mobility, register_project

pytestmark = pytest.mark.journey


def test_one_detail_is_changed_at_once_and_what_moves_deadlines_after_a_look(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")

    assert "Hankkeen nimi: Ulkomaanjaksot → Uusi nimi" in answer(slack, "aino", '/hanke muokkaa H1 nimi "Uusi nimi"')
    assert "45\u00a0000 €" in answer(slack, "aino", "/hanke muokkaa uusi avustus 45 000")
    assert "Tarkoititko: loppu?" in answer(slack, "aino", "/hanke muokkaa H1 lopu")
    asked = slack.command(user="aino", text="/hanke muokkaa H1 loppu 30.6.2027")
    assert "Loppuraportti: 30.10.2027 → 29.8.2027" in slack.plain_text(asked.answer)
    assert "1.6.2026–31.8.2027" in answer(slack, "aino", "/hanke H1")

    slack.click(user="aino", message=asked.answer, action_id="edit.confirm")

    slack.wait_for_answer("aino", "Muutos on tallennettu: H1")
    assert "1.6.2026–30.6.2027" in answer(slack, "elin", "/hanke H1")


def test_who_lets_a_change_be_has_changed_nothing(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    asked = slack.command(user="aino", text="/hanke ändra H1 slut 30.6.2027")
    slack.click(user="aino", message=asked.answer, action_id="edit.cancel")

    slack.wait_for_answer("aino", "mitään ei muutettu")
    assert "1.6.2026–31.8.2027" in answer(slack, "aino", "/hanke H1")


def test_the_filled_form_keeps_what_moves_nothing_and_asks_about_the_rest(
    bot_either_way: BotProcess, slack: LocalSlack
):
    register_project(slack, "aino")
    slack.command(user="aino", text="/hanke muokkaa H1")
    form = slack.wait_for_view("aino", "Muokkaa hanketta")
    assert "Ulkomaanjaksot" in slack.plain_text(form)

    done = slack.submit(user="aino", view=form, values={"unit": "Prinsessantie", "grant_euros": "45000"})
    assert "Yksikkö: ei tietoa → Prinsessantie" in slack.plain_text(done.view)

    slack.command(user="aino", text="/hanke muokkaa H1")
    form = slack.wait_for_view("aino", "Prinsessantie")
    second = slack.submit(user="aino", view=form, values={"end_on": date(2027, 6, 30)})
    assert "Loppuraportti: 30.10.2027 → 29.8.2027" in slack.plain_text(second.view)
    assert len(slack.views("aino")) == 2
    agreed = slack.submit(user="aino", view=second.view)
    slack.redeliver(agreed)

    assert "Muutos on tallennettu: H1" in slack.plain_text(agreed.view)
    assert "1.6.2026–30.6.2027" in answer(slack, "aino", "/hanke H1")


def test_a_fault_in_the_form_stands_beside_its_field(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    slack.command(user="aino", text="/hanke muokkaa H1")
    form = slack.wait_for_view("aino", "Muokkaa hanketta")

    assert set(slack.submit(user="aino", view=form, values={"end_on": date(2026, 1, 1)}).errors) == {"end_on"}
    mended = {"end_on": date(2027, 8, 31), "unit": "Koulu 010190-123A"}
    assert set(slack.submit(user="aino", view=form, values=mended).errors) == {"unit"}


def test_of_two_who_edit_at_once_the_later_sees_what_the_other_did_and_nothing_is_overwritten(
    bot: BotProcess, slack: LocalSlack
):
    register_project(slack, "aino")
    slack.command(user="aino", text="/hanke muokkaa H1")
    form = slack.wait_for_view("aino", "Muokkaa hanketta")
    answer(slack, "sari", '/hanke muokkaa H1 nimi "Sarin nimi"')

    met = slack.submit(user="aino", view=form, values={"unit": "Prinsessantie"})
    assert "@sari" in slack.plain_text(met.view)
    assert "Hankkeen nimi: nyt Sarin nimi" in slack.plain_text(met.view)
    slack.submit(user="aino", view=met.view)

    card = answer(slack, "aino", "/hanke H1")
    assert "H1 Sarin nimi" in card
    assert "Yksikkö: Prinsessantie" in card


def test_a_mobility_is_changed_as_a_project_is(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    register_mobility(slack, "aino", "1.3.2027–12.3.2027")
    assert "Maa: Saksa → Espanja" in answer(slack, "aino", "/liikkuvuus muokkaa L1 maa Espanja")

    slack.command(user="aino", text="/liikkuvuus edit L1")
    form = slack.wait_for_view("aino", "Muokkaa liikkuvuutta")
    second = slack.submit(user="aino", view=form, values={"start_on": date(2027, 3, 8), "end_on": date(2027, 3, 19)})
    assert "Liikkuvuuden alku · L1: 1.3.2027 → 8.3.2027" in slack.plain_text(second.view)
    slack.submit(user="aino", view=second.view)

    assert "8.3.2027–19.3.2027" in answer(slack, "aino", "/liikkuvuus L1")


def press(slack: LocalSlack, message: Any, action_id: str, value: str | None = None) -> None:
    slack.click(user="aino", message=message, action_id=action_id, value=value)


def test_the_menus_of_the_cards_reach_everything(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    card = slack.command(user="aino", text="/hanke H1").answer

    press(slack, card, "project.edit")
    slack.close(user="aino", view=slack.wait_for_view("aino", "Muokkaa hanketta"))
    press(slack, card, "project.menu", "b1.why")
    slack.wait_for_answer("aino", "Loppuraportti")
    press(slack, card, "project.menu", "b1.pause")
    slack.wait_for_answer("aino", "/muistutus jatka H1")
    press(slack, card, "project.menu", "b1.project_close")
    asked = slack.wait_for_answer("aino", "Mitä sille tehdään")
    press(slack, asked, "project.close", "b1.left")
    slack.wait_for_answer("aino", "Hanke on merkitty päättyneeksi")
    closed = slack.command(user="aino", text="/hanke H1").answer
    press(slack, closed, "project.menu", "b1.project_restore")
    slack.wait_for_answer("aino", "Hanke on taas käynnissä")

    press(slack, card, "project.menu", "b1.handover")
    form = slack.wait_for_view("aino", "Siirrä hanke")
    slack.submit(user="aino", view=form, values={"person": slack.user("mikko").id})
    assert "@mikko" in answer(slack, "aino", "/hanke H1")


def test_a_removed_project_can_be_brought_back_until_it_is_really_gone(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    register_mobility(slack, "aino", "1.3.2027–12.3.2027")
    assert "@aino" in answer(slack, "mikko", "/hanke poista H1")
    asked = slack.command(user="aino", text="/hanke poista H1")
    assert "1 liikkuvuus" in slack.plain_text(asked.answer)

    press(slack, asked.answer, "project.remove")
    removed = slack.wait_for_answer("aino", "Hanke on poistettu")
    assert "/hanke palauta H1" in answer(slack, "aino", "/hanke H1")
    assert "1.3.2027" not in answer(slack, "aino", "/liikkuvuus")
    press(slack, removed, "project.restore")
    slack.wait_for_answer("aino", "Hanke on taas käynnissä")
    assert "L1" in answer(slack, "aino", "/hanke H1")

    asked = slack.command(user="aino", text="/hanke delete H1")
    press(slack, asked.answer, "project.remove")
    slack.wait_for_answer("aino", "Hanke on poistettu")
    bot.stop()
    shift.move(helsinki("2027-01-12 10:00"))
    bot.start()

    slack.wait_for(lambda: "cleared 1 removed projects" in bot.log.read_text(encoding="utf-8"), every=0.1)
    assert "Hanketta ei löydy: H1" in answer(slack, "aino", "/hanke palauta H1")


def test_what_was_typed_is_given_back_where_slack_opens_no_form(bot: BotProcess, slack: LocalSlack):
    slack.fail("views.open", error="internal_error")
    told = answer(slack, "aino", '/hanke uusi "Vaihdot" perusopetus')

    assert '/hanke uusi "Vaihdot" perusopetus' in told


def test_a_newcomer_has_a_project_with_a_mobility_in_five_steps_each_one_tap_from_the_last(
    bot: BotProcess, slack: LocalSlack
):
    first = slack.command(user="mikko", text="/hanke")
    slack.click(user="mikko", message=first.answer, action_id="project.new")
    card = slack.submit(
        user="mikko",
        view=slack.wait_for_view("mikko", "Uusi hanke"),
        values={
            "action_type": "KA121-VET",
            "title": "Yhdessä",
            "start_on": date(2026, 9, 1),
            "end_on": date(2027, 8, 31),
        },
    ).view
    assert "H1 Yhdessä" in slack.plain_text(card)
    slack.click(user="mikko", view=card, action_id="mobility.new")
    trip = slack.wait_for_view("mikko", "Uusi liikkuvuus")
    country = slack.options(user="mikko", view=trip, action_id="country", typed="es").payload["options"][0]
    period = {"start_on": date(2027, 3, 1), "end_on": date(2027, 3, 5)}
    sent = slack.submit(user="mikko", view=trip, values={"kind": "course", "country": country, **period})

    assert "L1" in slack.plain_text(sent.view)
