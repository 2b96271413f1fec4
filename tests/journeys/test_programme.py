"""What the programme demands, as people meet it: lists to tick, dates from the contract, calls, and the reasons."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from sandbox.messages import Message
from services.clock import ClockShift
from tests.journeys.heard import reminders
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer, register_project

pytestmark = pytest.mark.journey


def register_school_trip(slack: LocalSlack) -> str:
    """H1 with L1: a group of pupils, of whom nobody had to say that they are under 18."""
    answer(slack, "aino", '/hanke uusi KA121-SCH "Koulut Eurooppaan" 1.6.2026–31.8.2027')
    return answer(slack, "aino", "/liikkuvuus uusi H1 ryhmäliikkuvuus 1.3.2027–12.3.2027 Saksa 8 hlö 2 ohjaajaa")


def boxes(slack: LocalSlack, message: Message) -> list[str]:
    return [line for line in slack.plain_text(message).splitlines() if line.startswith(("[ ]", "[x]"))]


def another_with_boxes(slack: LocalSlack, known: Message) -> Message | None:
    """A reminder of the same beside a known one, which is brought up to date, and beside the week's summary."""
    return next(
        (each for each in slack.direct_messages("aino") if each.ts != known.ts and boxes(slack, each)),
        None,
    )


def tick(slack: LocalSlack, user: str, message: Message, *labels: str) -> None:
    outcome = slack.click(user=user, message=message, action_id="checklist.tick", value=labels)
    assert outcome.error is None


def test_what_is_in_order_is_ticked_in_the_reminder_and_the_next_one_names_only_the_rest(
    bot_either_way: BotProcess, slack: LocalSlack, shift: ClockShift
):
    assert "Valmistelut kuten alle 18-vuotiaille" in register_school_trip(slack)
    shift.move(helsinki("2027-02-01 09:00"))
    reminder = slack.wait_for_direct_message("aino", "Lähdön valmistelut 15.2.2027")
    assert "[ ] Huoltajan suostumus saatu" in boxes(slack, reminder)

    tick(slack, "aino", reminder, "Huoltajan suostumus saatu", "Eurooppalainen sairaanhoitokortti hankittu")

    shown = slack.wait_for_direct_message("aino", "[x] Huoltajan suostumus saatu")
    assert "[x] Eurooppalainen sairaanhoitokortti hankittu" in boxes(slack, shown)
    shift.move(helsinki("2027-02-15 09:00"))
    last = slack.wait_for(lambda: another_with_boxes(slack, reminder))
    assert "Lähdön valmistelut 15.2.2027 · tänään" in slack.plain_text(last)
    open_items = boxes(slack, last)
    assert not [line for line in open_items if "suostumus" in line or "sairaanhoitokortti" in line]

    tick(slack, "aino", last, *(line.removeprefix("[ ] ") for line in open_items))

    slack.wait_for_answer("aino", "Kaikki kohdat on hoidettu. Kuitattu valmiiksi: Lähdön valmistelut · L1")
    slack.wait_for_direct_message("aino", "Lähdön valmistelut 15.2.2027 · valmis, kuitannut @aino")


def test_an_item_ticked_by_mistake_is_opened_again(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_school_trip(slack)
    shift.move(helsinki("2027-02-01 09:00"))
    reminder = slack.wait_for_direct_message("aino", "[ ] Huoltajan suostumus saatu")
    tick(slack, "aino", reminder, "Huoltajan suostumus saatu")
    ticked = slack.wait_for_direct_message("aino", "[x] Huoltajan suostumus saatu")

    tick(slack, "aino", ticked)

    slack.wait_for_direct_message("aino", "[ ] Huoltajan suostumus saatu")


def test_nobody_else_ticks_what_is_not_theirs(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    answer(slack, "aino", '/hanke uusi KA121-SCH "Koulut Eurooppaan" 1.6.2026–31.8.2027 #projektit')
    answer(slack, "aino", "/liikkuvuus uusi H1 ryhmäliikkuvuus 1.3.2027–12.3.2027 Saksa 8 hlö 2 ohjaajaa")
    shift.move(helsinki("2027-02-01 09:00"))
    message = slack.wait_for_message("projektit", "Lähdön valmistelut")

    tick(slack, "mikko", message, "Huoltajan suostumus saatu")

    slack.wait_for_answer("mikko", "Hanketta H1 voivat muuttaa vain sen koordinaattorit (@aino) ja ylläpitäjät.")
    assert "[ ] Huoltajan suostumus saatu" in answer(slack, "aino", "/liikkuvuus L1")


def test_a_date_from_the_contract_beats_the_rule_and_moves_the_reminders(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")

    card = answer(slack, "aino", "/hanke määräaika H1 loppuraportti 15.9.2027")

    assert "15.9.2027 Loppuraportti" in card
    assert "sisäinen määräpäivä 18.8.2027 · päivä avustussopimuksesta" in card
    assert "30.10.2027 → 15.9.2027" in card
    shift.move(helsinki("2027-09-14 09:00"))
    slack.wait_for_direct_message("aino", "Loppuraportti 15.9.2027 · huomenna")


def test_a_deadline_of_ones_own_is_reminded_of_and_can_be_marked_done(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    answer(slack, "aino", '/hanke uusi muu "ESF-hanke" 1.1.2027–31.12.2027')

    answer(slack, "aino", '/hanke määräaika H1 "Maksatushakemus" 15.3.2027')

    shift.move(helsinki("2027-03-12 09:00"))
    slack.wait_for_direct_message("aino", "Maksatushakemus 15.3.2027 · 3 päivän kuluttua")
    assert "Kuitattu valmiiksi: Maksatushakemus" in answer(slack, "aino", "/hanke valmis H1 maksatushakemus")


def test_the_agency_s_answer_is_watched_for_once_the_report_is_done(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    shift.move(helsinki("2027-10-01 10:00"))

    answer(slack, "aino", "/hanke valmis H1 loppuraportti")

    assert "30.11.2027 Opetushallituksen päätös loppuraportista" in answer(slack, "aino", "/hanke H1")
    shift.move(helsinki("2027-11-30 09:00"))
    slack.wait_for_direct_message("aino", "Opetushallituksen päätös loppuraportista 30.11.2027 · tänään")


@pytest.mark.parametrize(
    ("day", "in_helsinki", "in_brussels"),
    [
        ("27.3.2027", "27.3.2027 klo 13.00", "klo 12.00"),
        ("29.3.2027", "29.3.2027 klo 13.00", "klo 12.00"),
        ("30.10.2027", "30.10.2027 klo 13.00", "klo 12.00"),
        ("1.11.2027", "1.11.2027 klo 13.00", "klo 12.00"),
    ],
)
def test_a_call_shows_both_clocks_on_both_sides_of_a_change(
    long_running_bot: LocalSlack, day: str, in_helsinki: str, in_brussels: str
):
    added = answer(long_running_bot, "sari", f'/hanke hakuaika "{day}" KA121 {day} 12:00 Bryssel')

    assert f"{in_helsinki} (Bryssel: {in_brussels})" in added
    assert in_helsinki in answer(long_running_bot, "aino", "/hanke hakuaika")


def test_only_an_administrator_enters_a_call(long_running_bot: LocalSlack):
    refused = answer(long_running_bot, "aino", "/hanke hakuaika KA122 18.2.2027 12:00")

    assert "vain ylläpitäjät" in refused
    assert "KA122" not in answer(long_running_bot, "aino", "/hanke hakuaika")


def test_administrators_hear_of_a_call_in_time(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    answer(slack, "sari", "/hanke hakuaika KA121 18.2.2027 12:00")

    shift.move(helsinki("2027-02-11 09:00"))

    told = "Haku päättyy 18.2.2027 klo 13.00 (Bryssel: klo 12.00) · 7 päivän kuluttua"
    reminder = slack.plain_text(slack.wait_for_direct_message("sari", told))
    assert "[Valmis]" not in reminder


@pytest.mark.parametrize(
    ("command", "sum_of_it", "source"),
    [
        ("/muistutus miksi H1", "30.10.2027 = 31.8.2027 + 60 päivää", "Lähde: EUPA Malta"),
        ("/muistutus varför H1", "30.10.2027 = 31.8.2027 + 60 dagar", "Källa: EUPA Malta"),
        ("/muistutus why H1", "30 October 2027 = 31 August 2027 + 60 days", "Source: EUPA Malta"),
    ],
)
def test_every_date_can_be_explained_in_three_languages(
    bot: BotProcess, slack: LocalSlack, command: str, sum_of_it: str, source: str
):
    register_project(slack, "aino")
    language = {"miksi": "fi", "varför": "sv", "why": "en"}[command.split()[1]]
    answer(slack, "aino", f"/hanke kieli {language}")

    explained = answer(slack, "aino", command)

    assert sum_of_it in explained
    assert source in explained


def test_nothing_is_asked_of_those_who_travelled_on_a_school_holiday(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    answer(slack, "aino", '/hanke uusi KA122-SCH "Opettajat" 1.8.2026–31.12.2027')
    answer(slack, "aino", "/liikkuvuus uusi H1 kurssi 1.2.2027–8.2.2027 Ranska 2 hlö")

    shift.move(helsinki("2027-02-19 09:00"))  # a fortnight after is Monday of the winter holiday
    slack.wait_for_direct_message("aino", "Liikkuvuuden jälkeiset asiakirjat 22.2.2027")
    sent = len(reminders(slack, "aino"))
    shift.move(helsinki("2027-02-26 09:00"))
    answer(slack, "aino", "/muistutus")
    assert len(reminders(slack, "aino")) == sent
    shift.move(helsinki("2027-03-01 09:00"))

    slack.wait_for_direct_message("aino", "Osallistujaraportit")
