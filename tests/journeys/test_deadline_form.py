"""Dates from the contract and deadlines of one's own, through the form."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from sandbox.messages import JsonObject
from sandbox.outcome import Outcome
from sandbox.views import View
from services.clock import ClockShift
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer, register_mobility, register_project

pytestmark = pytest.mark.journey


def opened(slack: LocalSlack, user: str, text: str) -> View:
    assert slack.command(user=user, text=text).error is None
    return slack.wait_for_view(user)


def shown(slack: LocalSlack, outcome: Outcome) -> str:
    assert outcome.error is None, outcome
    assert outcome.view is not None
    return slack.plain_text(outcome.view)


def offered(slack: LocalSlack, user: str, form: View, typed: str) -> list[JsonObject]:
    """What the field for a project or mobility finds."""
    payload = slack.options(user=user, view=form, action_id="subject", typed=typed).payload
    return [option for group in payload.get("option_groups", ()) for option in group["options"]]


def test_a_contract_date_is_chosen_looked_at_and_saved(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino")
    form = opened(slack, "aino", "/hanke määräaika H1")
    values = {"kind": "final_report", "due_on": "2027-09-15", "due_time": "12:00"}

    look = slack.submit(user="aino", view=form, values=values)

    assert "Loppuraportti: 30.10.2027 → 15.9.2027" in shown(slack, look)
    assert "Mitään ei ole vielä muutettu" in shown(slack, look)
    assert "30.10.2027 Loppuraportti" in answer(slack, "aino", "/hanke H1")

    saved = slack.submit(user="aino", view=look.view)

    assert "15.9.2027 klo 12.00 Loppuraportti" in shown(slack, saved)
    assert "päivä avustussopimuksesta" in shown(slack, saved)
    assert "15.9.2027 klo 12.00 Loppuraportti" in answer(slack, "aino", "/hanke H1")
    shift.move(helsinki("2027-09-14 09:00"))
    slack.wait_for_direct_message("aino", "Loppuraportti 15.9.2027 klo 12.00 · huomenna")


def test_another_date_after_the_look_is_looked_at_again(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    form = opened(slack, "aino", "/hanke määräaika H1 loppuraportti")
    look = slack.submit(user="aino", view=form, values={"due_on": "2027-09-15"})

    again = slack.submit(user="aino", view=look.view, values={"due_on": "2027-09-22"})

    assert "Loppuraportti: 30.10.2027 → 22.9.2027" in shown(slack, again)
    saved = slack.submit(user="aino", view=again.view)
    assert "Päivä on muutettu: 30.10.2027 → 22.9.2027" in shown(slack, saved)


def test_a_project_is_searched_for_and_a_deadline_of_ones_own_is_one_record(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    form = opened(slack, "aino", "/hanke määräaika")
    (subject,) = offered(slack, "aino", form, "ulko")
    values = {"subject": subject, "name": "Maksatushakemus", "due_on": "2027-03-15"}

    saved = slack.submit(user="aino", view=form, values=values)
    slack.redeliver(saved)

    assert "15.3.2027 Maksatushakemus" in shown(slack, saved)
    assert answer(slack, "aino", "/hanke H1").count("Maksatushakemus") == 1


@pytest.mark.parametrize(
    ("language", "typed", "groups"),
    [
        ("fi", "", ["Hankkeet", "Liikkuvuudet"]),
        ("fi", "saksa", ["Liikkuvuudet"]),
        ("sv", "tyskland", ["Mobiliteter"]),
        ("en", "1 March 2027", ["Mobilities"]),
        ("en", "leipzig", ["Mobilities"]),
        ("fi", "ei mikään", []),
    ],
)
def test_a_mobility_is_searched_for_beside_the_projects(
    language: str, typed: str, groups: list[str], bot: BotProcess, slack: LocalSlack
):
    register_project(slack, "aino")
    register_mobility(slack, "aino", "1.3.2027–12.3.2027", '"BSZ Leipzig"')
    answer(slack, "aino", f"/hanke kieli {language}")
    form = opened(slack, "aino", "/hanke määräaika")

    payload = slack.options(user="aino", view=form, action_id="subject", typed=typed).payload

    assert [each["label"]["text"] for each in payload.get("option_groups", ())] == groups


def test_a_mobility_that_was_found_gets_a_deadline(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    register_mobility(slack, "aino", "1.3.2027–12.3.2027", '"BSZ Leipzig"')
    form = opened(slack, "aino", "/hanke määräaika")
    (trip,) = offered(slack, "aino", form, "leipzig")

    wrong = slack.submit(
        user="aino", view=form, values={"subject": trip, "kind": "final_report", "due_on": "2027-02-01"}
    )
    assert "kind" in wrong.errors
    values = {"subject": trip, "kind": None, "name": "Matkaliput", "due_on": "2027-02-01"}
    saved = slack.submit(user="aino", view=wrong.view, values=values)

    assert trip["text"]["text"] == "L1 · 1.3.2027–12.3.2027 · Saksa"
    assert trip["description"]["text"] == "BSZ Leipzig · H1 Ulkomaanjaksot"
    assert "1.2.2027 Matkaliput · L1" in shown(slack, saved)


def test_what_is_typed_by_hand_is_changed_and_withdrawn_from_the_form(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    answer(slack, "aino", '/hanke määräaika H1 "Maksatushakemus" 15.3.2027 klo 16.15')
    form = opened(slack, "aino", "/hanke määräaika H1")
    assert "15.3.2027 klo 16.15 Maksatushakemus" in slack.plain_text(form)

    slack.click(user="aino", view=form, action_id="deadline.edit")
    form = slack.wait_for_view("aino", "2027-03-15")
    look = slack.submit(user="aino", view=form, values={"due_on": "2027-04-15"})
    assert "Maksatushakemus: 15.3.2027 klo 16.15 → 15.4.2027 klo 16.15" in shown(slack, look)
    saved = slack.submit(user="aino", view=look.view)
    slack.click(user="aino", view=saved.view, action_id="deadline.take_back")

    slack.wait_for_view("aino", "Määräaika on poistettu")
    assert "Maksatushakemus" not in answer(slack, "aino", "/hanke H1")


def test_another_date_of_one_deadline_mixes_with_no_other_that_is_being_typed(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    answer(slack, "aino", '/hanke määräaika H1 "Maksatus" 15.3.2027')
    form = opened(slack, "aino", "/hanke määräaika H1")
    typed = slack.submit(user="aino", view=form, values={"name": "Uusi asia"}).view

    slack.click(user="aino", view=typed, action_id="deadline.edit")
    other = slack.wait_for_view("aino", "2027-03-15")
    look = slack.submit(user="aino", view=other, values={"due_on": "2027-04-01"})
    assert "Maksatus: 15.3.2027 → 1.4.2027" in shown(slack, look)
    saved = slack.submit(user="aino", view=look.view)
    assert "1.4.2027 Maksatus" in shown(slack, saved)
    slack.close(user="aino", view=saved.view)

    kept = slack.submit(user="aino", view=slack.view("aino"), values={"due_on": "2027-05-03"})
    assert "3.5.2027 Uusi asia" in shown(slack, kept)
    assert "1.4.2027 Maksatus" in answer(slack, "aino", "/hanke H1")


def test_a_date_that_is_taken_away_within_the_form_loses_nothing_that_was_typed(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    answer(slack, "aino", '/hanke määräaika H1 "Maksatus" 15.3.2027')
    form = opened(slack, "aino", "/hanke määräaika H1")
    typed = slack.submit(user="aino", view=form, values={"name": "Uusi asia"}).view

    slack.click(user="aino", view=typed, action_id="deadline.take_back")
    card = slack.wait_for_view("aino", "Määräaika on poistettu")
    slack.close(user="aino", view=card)

    kept = slack.submit(user="aino", view=slack.view("aino"), values={"due_on": "2027-05-03"})
    assert "3.5.2027 Uusi asia" in shown(slack, kept)


def test_a_look_shows_the_time_of_day_before_and_after(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    answer(slack, "aino", '/hanke määräaika H1 "Maksatus" 15.3.2027 klo 16.15')
    form = opened(slack, "aino", '/hanke määräaika H1 "Maksatus"')

    look = slack.submit(user="aino", view=form, values={"due_on": "2027-04-15", "due_time": "09:00"})

    assert "Maksatus: 15.3.2027 klo 16.15 → 15.4.2027 klo 9.00" in shown(slack, look)


def test_a_name_that_is_too_long_for_the_form_is_refused_not_cut(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")

    told = answer(slack, "aino", f'/hanke määräaika H1 "{"Lisäselvitys " * 10}"')

    assert "Määräajan nimi on liian pitkä" in told
    assert not slack.views("aino")


def test_what_is_done_is_opened_again_before_it_gets_another_date(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    answer(slack, "aino", "/hanke valmis H1 loppuraportti")

    assert "Kirjoita /hanke valmis H1" in answer(slack, "aino", "/hanke määräaika H1 loppuraportti 15.10.2027")
    done = slack.command(user="aino", text="/hanke valmis H1 loppuraportti").answer
    assert "Tämä oli jo kuitattu valmiiksi" in slack.plain_text(done)
    slack.click(user="aino", message=done, action_id="deadline.undo")
    slack.wait_for_answer("aino", "Kuittaus on peruttu")

    assert "Päivä on muutettu" in answer(slack, "aino", "/hanke määräaika H1 loppuraportti 15.10.2027")


def test_a_contract_date_goes_back_to_the_computed_one(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    card = slack.command(user="aino", text="/hanke määräaika H1 loppuraportti 15.9.2027").answer

    slack.click(user="aino", message=card, action_id="deadline.take_back")

    slack.wait_for_answer("aino", "Päivä lasketaan taas säännön mukaan: Loppuraportti")
    assert "30.10.2027 Loppuraportti" in answer(slack, "aino", "/hanke H1")


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"due_on": "2027-09-15"}, "name", "Mikä määräaika?"),
        ({"kind": "final_report", "name": "Oma", "due_on": "2027-09-15"}, "name", "älä tee molempia"),
        ({"name": "Oma", "due_on": "2227-09-15"}, "due_on", "15.9.2227"),
        ({"name": "Matti 010190-123A", "due_on": "2027-09-15"}, "name", "henkilötunnus"),
    ],
)
def test_what_is_wrong_stands_under_its_field(
    values: dict[str, str], field: str, told: str, bot: BotProcess, slack: LocalSlack
):
    register_project(slack, "aino")
    form = opened(slack, "aino", "/hanke määräaika H1")

    outcome = slack.submit(user="aino", view=form, values=values)

    assert told in outcome.errors[field]


@pytest.mark.parametrize(
    ("language", "heading"), [("fi", "Tarkista ennen tallentamista"), ("sv", "Kontrollera"), ("en", "Check before")]
)
def test_it_speaks_three_languages(language: str, heading: str, bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    answer(slack, "aino", f"/hanke kieli {language}")
    form = opened(slack, "aino", "/hanke määräaika H1")

    look = slack.submit(user="aino", view=form, values={"kind": "final_report", "due_on": "2027-09-15"})

    assert heading in shown(slack, look)


def test_whoever_may_not_change_the_project_gets_no_form(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")

    assert "voivat muuttaa vain sen koordinaattorit" in answer(slack, "mikko", "/hanke määräaika H1")
