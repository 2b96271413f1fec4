"""A coordinator registers a project and a mobility, by one line and by form, over either way in."""

from __future__ import annotations

from datetime import date

import pytest

from sandbox.local_slack import LocalSlack
from tests.support.bot_process import BotProcess
from tests.support.talk import answer

pytestmark = pytest.mark.journey

ONE_LINE = (
    '/hanke uusi KA121-VET "Stadin AO ulkomaanjaksot" 1.6.2026–31.8.2027 '
    "@aino #projektit 2026-1-FI01-KA121-VET-000123456"
)


def test_one_line_registers_a_project_and_shows_its_deadlines_and_contact(
    bot_either_way: BotProcess, slack: LocalSlack
):
    card = answer(slack, "aino", ONE_LINE)

    assert "H1 Stadin AO ulkomaanjaksot" in card
    assert "Hankeaika: 1.6.2026–31.8.2027" in card
    assert "30.10.2027 Loppuraportti" in card
    assert "#projektit" in card
    assert "Eerika Kantonen" in card
    assert "040 334 7859" in card
    assert "eerika.kantonen@hel.fi" in card


def test_the_plain_text_beside_the_blocks_says_the_same(bot: BotProcess, slack: LocalSlack):
    outcome = slack.command(user="aino", text=ONE_LINE)

    for words in ("H1 Stadin AO ulkomaanjaksot", "30.10.2027 Loppuraportti", "Eerika Kantonen", "040 334 7859"):
        assert words in outcome.answer.text


def test_one_line_registers_a_mobility_in_any_of_the_languages(bot_either_way: BotProcess, slack: LocalSlack):
    answer(slack, "aino", ONE_LINE)

    finnish = answer(slack, "aino", '/liikkuvuus uusi H1 työn varjostus 1.3.2027–12.3.2027 Saksa "BSZ Leipzig" 2 hlö')
    swedish = answer(
        slack, "elin", '/liikkuvuus ny H1 jobbskuggning 1.3.2027–12.3.2027 Tyskland "BSZ Leipzig" 3 pers'
    )

    assert "1.3.2027 Liikkuvuuden alku" in finnish
    assert "Vastaanottava organisaatio: BSZ Leipzig" in finnish
    assert "Land: Tyskland" in swedish
    assert "Mottagande organisation: BSZ Leipzig" in swedish


def test_the_form_asks_for_what_is_missing_and_keeps_what_was_said(bot_either_way: BotProcess, slack: LocalSlack):
    slack.command(user="aino", text='/hanke uusi KA122-SCH "Kielimatka" perusopetus', channel="projektit")
    form = slack.wait_for_view("aino", "Uusi hanke")
    assert "Kielimatka" in slack.plain_text(form)
    assert "perusopetus" in slack.plain_text(form)
    assert "#projektit" in slack.plain_text(form)

    sent = slack.submit(user="aino", view=form, values={"start_on": date(2026, 9, 1), "end_on": date(2027, 5, 31)})

    card = slack.plain_text(sent.view)
    assert "H1 Kielimatka" in card
    assert "30.7.2027 Loppuraportti" in card
    assert "Hanna Björkman" in card
    assert "H1 Kielimatka" in answer(slack, "mikko", "/hanke lista")


def test_a_fault_in_the_form_is_shown_beside_its_field_and_nothing_is_kept(
    bot_either_way: BotProcess, slack: LocalSlack
):
    slack.command(user="aino", text='/hanke uusi KA122-SCH "Kielimatka"')
    form = slack.wait_for_view("aino", "Uusi hanke")

    sent = slack.submit(user="aino", view=form, values={"start_on": date(2027, 5, 31), "end_on": date(2026, 9, 1)})

    assert sent.errors == {"end_on": "Päättymispäivä 1.9.2026 on ennen alkamispäivää 31.5.2027. Tarkista päivät."}
    assert "Käynnissä olevia hankkeita ei ole" in answer(slack, "aino", "/hanke lista")


def test_the_mobility_form_finds_projects_and_countries_as_one_types(bot_either_way: BotProcess, slack: LocalSlack):
    answer(slack, "aino", ONE_LINE)
    slack.command(user="aino", text="/liikkuvuus uusi")
    form = slack.wait_for_view("aino", "Uusi liikkuvuus")

    projects = slack.options(user="aino", view=form, action_id="project", typed="stadin")
    countries = slack.options(user="aino", view=form, action_id="country", typed="sak")
    sent = slack.submit(
        user="aino",
        view=form,
        values={
            "project": projects.payload["options"][0],
            "kind": "job_shadowing",
            "start_on": date(2027, 3, 1),
            "end_on": date(2027, 3, 12),
            "country": countries.payload["options"][0],
            "head_count": "2",
        },
    )

    assert "Maa: Saksa" in slack.plain_text(sent.view)
    assert "L1" in answer(slack, "aino", "/liikkuvuus lista H1")


def test_the_same_request_delivered_twice_makes_one_project(bot_either_way: BotProcess, slack: LocalSlack):
    first = slack.command(user="aino", text='/hanke uusi KA121-VET "Vaihdot" 1.6.2026–31.8.2027')
    second = slack.redeliver(first)

    assert slack.plain_text(second.answer) == slack.plain_text(first.answer)
    assert answer(slack, "aino", "/hanke lista").startswith("1 hanke\n")


def test_the_same_form_delivered_twice_makes_one_project(bot: BotProcess, slack: LocalSlack):
    slack.command(user="aino", text='/hanke uusi KA121-VET "Vaihdot"')
    form = slack.wait_for_view("aino", "Uusi hanke")
    first = slack.submit(user="aino", view=form, values={"start_on": date(2026, 6, 1), "end_on": date(2027, 8, 31)})
    slack.redeliver(first)

    assert answer(slack, "aino", "/hanke lista").startswith("1 hanke\n")


def test_a_button_of_the_overview_opens_the_project_beside_it(bot: BotProcess, slack: LocalSlack):
    for title in ("Ensimmäinen", "Toinen", "Kolmas"):
        answer(slack, "aino", f'/hanke uusi KA121-VET "{title}" 1.6.2026–31.8.2027')
    overview = slack.command(user="aino", text="/hanke")

    slack.click(user="aino", message=overview.answer, action_id="project.show.1")

    slack.wait_for_answer("aino", "H2 Toinen\nKA121-VET")


@pytest.mark.parametrize(
    "typed",
    [
        "/hanke näytä H1",
        "/hanke h1",
        "/hanke L1",
        "/hanke visa 2026-1-fi01-ka121-vet-000123456",
        "/hanke 2026-1-FI01-KA121-VET-000123456",
        "/hanke show stadin ao",
        '/hanke näytä "Stadin AO ulkomaanjaksot"',
    ],
)
def test_a_project_is_found_by_whatever_people_call_it(typed: str, bot: BotProcess, slack: LocalSlack):
    answer(slack, "aino", ONE_LINE)
    answer(slack, "aino", "/liikkuvuus uusi H1 kurssi 1.3.2027–5.3.2027 Espanja")

    assert answer(slack, "aino", typed).startswith("H1 Stadin AO ulkomaanjaksot\n")


def test_a_deadline_is_done_by_whatever_people_call_its_project(bot: BotProcess, slack: LocalSlack):
    answer(slack, "aino", ONE_LINE)
    answer(slack, "aino", "/liikkuvuus uusi H1 kurssi 1.3.2027–5.3.2027 Espanja")

    assert "Osallistujaraportit 4.4.2027" in answer(slack, "aino", "/hanke valmis L1 osallistujaraportit")
    assert "Tarkoititko: loppuraportti?" in answer(slack, "aino", "/hanke valmis H1 loppuraprotti")
    assert "Loppuraportti 30.10.2027" in answer(slack, "aino", "/hanke klar stadin ao slutrapport")


def test_buttons_in_the_card_of_a_form_go_on_within_the_form(bot: BotProcess, slack: LocalSlack):
    slack.command(user="aino", text='/hanke uusi KA121-VET "Vaihdot"')
    form = slack.wait_for_view("aino", "Uusi hanke")
    card = slack.submit(
        user="aino", view=form, values={"start_on": date(2026, 6, 1), "end_on": date(2027, 8, 31)}
    ).view

    slack.click(user="aino", view=card, action_id="mobility.new")
    trip = slack.wait_for_view("aino", "Uusi liikkuvuus")
    sent = slack.submit(
        user="aino",
        view=trip,
        values={
            "kind": "course",
            "start_on": date(2027, 3, 1),
            "end_on": date(2027, 3, 5),
            "country": slack.options(user="aino", view=trip, action_id="country", typed="es").payload["options"][0],
        },
    )
    slack.click(user="aino", view=sent.view, action_id="project.show")

    slack.wait_for_view("aino", "Liikkuvuudet:")


def test_a_mobility_form_delivered_twice_makes_one_mobility(bot: BotProcess, slack: LocalSlack):
    answer(slack, "aino", ONE_LINE)
    slack.command(user="aino", text="/liikkuvuus uusi H1")
    form = slack.wait_for_view("aino", "Uusi liikkuvuus")
    country = slack.options(user="aino", view=form, action_id="country", typed="es").payload["options"][0]
    period = {"start_on": date(2027, 3, 1), "end_on": date(2027, 3, 5)}
    first = slack.submit(user="aino", view=form, values={"kind": "course", "country": country, **period})
    slack.redeliver(first)

    assert answer(slack, "aino", "/liikkuvuus lista H1").startswith("1 liikkuvuus\n")


def test_the_newcomers_path_from_the_bare_command_is_three_steps(bot: BotProcess, slack: LocalSlack):
    first = slack.command(user="mikko", text="/hanke")
    slack.click(user="mikko", message=first.answer, action_id="project.new")
    form = slack.wait_for_view("mikko", "Uusi hanke")
    sent = slack.submit(
        user="mikko",
        view=form,
        values={
            "action_type": "KA210-ADU",
            "title": "Yhdessä",
            "start_on": date(2026, 9, 1),
            "end_on": date(2027, 8, 31),
        },
    )

    assert "H1 Yhdessä" in slack.plain_text(sent.view)
