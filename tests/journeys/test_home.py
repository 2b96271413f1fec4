"""The Home tab: what is mine stands there, can be acted on there, and follows whatever is done anywhere."""

from __future__ import annotations

import pytest

from bot.ids import write_item_value, write_page_value
from bot.messages.parts import HOME_MENU
from sandbox.local_slack import LocalSlack
from sandbox.views import View
from services.clock import ClockShift
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer, register_mobility, register_project

pytestmark = pytest.mark.journey


def open_home(slack: LocalSlack, user: str, containing: str) -> View:
    outcome = slack.open_home(user=user)
    assert outcome is not None
    assert outcome.error is None
    return slack.wait_for_home(user, containing)


def test_a_newcomer_is_welcomed_and_registers_the_first_project_from_there(
    bot_either_way: BotProcess, slack: LocalSlack
):
    home = open_home(slack, "aino", "Tervetuloa!")
    slack.click(user="aino", view=home, action_id="project.new")
    form = slack.wait_for_view("aino", "Uusi hanke")
    filled = {
        "action_type": "KA121-VET",
        "title": "Ulkomaanjaksot",
        "start_on": "2026-06-01",
        "end_on": "2027-08-31",
    }

    slack.submit(user="aino", view=form, values=filled)

    page = slack.plain_text(slack.wait_for_home("aino", "H1 Ulkomaanjaksot"))
    assert "Tervetuloa!" not in page
    assert "Puuttuvat tiedot" in page
    assert "hankenumero" in page


def block_of(view: View, action_id: str) -> str:
    """The first block that offers something."""
    return next(
        str(block["block_id"])
        for block in view.blocks
        if action_id in [element.get("action_id") for element in block.get("elements", ())]
    )


def wait_until_gone(slack: LocalSlack, user: str, words: str) -> str:
    """The Home tab as it reads once these words are not in it any more."""

    def gone() -> str | None:
        page = slack.plain_text(slack.wait_for_home(user))
        return page if words not in page else None

    return slack.wait_for(gone)


def test_what_is_overdue_is_marked_done_in_the_tab_and_goes_from_it(
    bot_either_way: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    shift.move(helsinki("2027-11-02 10:00"))
    home = open_home(slack, "aino", "Loppuraportti · 3 päivää myöhässä")

    slack.click(user="aino", view=home, action_id="deadline.done", block_id=block_of(home, "deadline.done"))

    slack.wait_for_view("aino", "Kuitattu valmiiksi: Loppuraportti 30.10.2027")
    assert "H1 Ulkomaanjaksot" in wait_until_gone(slack, "aino", "Loppuraportti")


def test_later_and_the_cards_open_over_the_tab(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino")
    shift.move(helsinki("2027-10-20 10:00"))
    home = open_home(slack, "aino", "Loppuraportti · 10 päivän kuluttua")

    slack.click(
        user="aino",
        view=home,
        action_id="deadline.later",
        value="kolmen päivän päästä",
        block_id=block_of(home, "deadline.later"),
    )
    slack.wait_for_view("aino", "25.10.2027")
    slack.click(user="aino", view=home, action_id="project.show", block_id=block_of(home, "project.show"))
    slack.wait_for_view("aino", "Eerika Kantonen")
    slack.click(user="aino", view=home, action_id="help.show")
    slack.wait_for_view("aino", "/liikkuvuus uusi H1")


def test_a_mobility_is_registered_from_the_tab_and_opens_there(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    home = open_home(slack, "aino", "Uusi liikkuvuus")
    slack.click(user="aino", view=home, action_id="mobility.new")
    slack.wait_for_view("aino", "Liikkuvuustyyppi")

    register_mobility(slack, "mikko", "1.3.2027–12.3.2027", "@mikko")

    home = slack.wait_for_home("aino", "L1 työn varjostaminen")
    slack.click(user="aino", view=home, action_id="mobility.show")
    slack.wait_for_view("aino", "Maa: Saksa")
    assert "L1 työn varjostaminen" in slack.plain_text(open_home(slack, "mikko", "Omat liikkuvuudet"))


def test_what_others_do_elsewhere_shows_in_the_tabs_that_it_concerns(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino")
    shift.move(helsinki("2027-10-20 10:00"))
    for user, words in (("aino", "Loppuraportti"), ("elin", "Välkommen!"), ("mikko", "Tervetuloa!")):
        open_home(slack, user, words)
    slack.wait_for(lambda: len(slack.calls_to("views.publish")) == 3)

    answer(slack, "aino", "/hanke siirto H1 @elin")

    slack.wait_for_home("elin", "Slutrapport")
    slack.wait_for_home("aino", "Tervetuloa!")
    slack.wait_for(lambda: len(slack.calls_to("views.publish")) == 5)
    asked = [call.arguments["user_id"] for call in slack.calls_to("views.publish")[3:]]
    assert sorted(asked) == sorted([slack.user("aino").id, slack.user("elin").id])


def test_a_new_day_shows_without_anybody_doing_anything(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino")
    shift.move(helsinki("2027-10-28 10:00"))
    open_home(slack, "aino", "2 päivän kuluttua")

    shift.move(helsinki("2027-10-29 00:05"))

    slack.wait_for_home("aino", "Loppuraportti · huomenna")


def test_an_administrator_sees_how_the_whole_portfolio_is(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino")
    open_home(slack, "sari", "Käynnissä 1")
    shift.move(helsinki("2027-11-02 10:00"))
    slack.wait_for_home("sari", "1 määräaika on myöhässä")

    answer(slack, "aino", "/hanke valmis H1 loppuraportti")

    slack.wait_for_home("sari", "0 määräaikaa on myöhässä")
    assert "Koko hankesalkku" not in slack.plain_text(open_home(slack, "aino", "H1"))


def test_the_language_of_the_tab_follows_the_persons_choice(bot: BotProcess, slack: LocalSlack):
    open_home(slack, "aino", "Tervetuloa!")
    answer(slack, "aino", "/hanke kieli sv")
    slack.wait_for_home("aino", "Välkommen!")


@pytest.mark.parametrize("guest", ["gustav", "jan"])
def test_whoever_is_no_full_member_sees_one_sentence(guest: str, bot: BotProcess, slack: LocalSlack):
    home = open_home(slack, guest, "Hankebot palvelee vain")
    assert len(home.blocks) == 1


def test_sixty_projects_are_counted_and_all_of_them_can_be_opened(bot: BotProcess, slack: LocalSlack):
    for number in range(1, 61):
        answer(slack, "aino", f'/hanke uusi KA121-VET "Hanke {number}" 1.6.2026–31.8.2027')

    home = open_home(slack, "aino", "Näkyvissä 15, kaikkiaan 60.")

    slack.click(user="aino", view=home, action_id="home.all", value=write_page_value(0, "projects"))
    window = slack.wait_for_view("aino", "Näkyvissä 1–15, yhteensä 60.")
    found = [slack.plain_text(window)]
    for page, shown, place in ((1, "16–30", ""), (2, "31–45", ".1"), (3, "46–60", ".1"), (2, "31–45", "")):
        value = write_page_value(page, "projects")
        slack.click(user="aino", view=window, action_id=f"home.all{place}", value=value)
        window = slack.wait_for_view("aino", f"Näkyvissä {shown}, yhteensä 60.")
        found.append(slack.plain_text(window))

    assert all(f"H{number} Hanke {number} " in " ".join(found) for number in range(1, 61))
    assert len(slack.views("aino")) == 1
    assert slack.violations == ()


def wait_until_noticed(bot: BotProcess, slack: LocalSlack) -> None:
    """Until the bot has taken down that Slack did not show a tab."""
    slack.wait_for(lambda: "was not shown" in bot.log.read_text(encoding="utf-8"), every=0.1)


@pytest.mark.parametrize(
    "fault",
    [{"error": "hash_conflict"}, {"error": "internal_error"}, {"retry_after": 1}, {"drop": True}, {"status": 503}],
    ids=str,
)
def test_a_tab_that_slack_does_not_take_at_once_comes_later(
    fault: dict[str, object], bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    open_home(slack, "aino", "Tervetuloa!")
    slack.fail("views.publish", **fault)  # type: ignore[arg-type]  # one of the faults above

    card = register_project(slack, "aino")
    assert "H1" in card
    wait_until_noticed(bot, slack)
    shift.move(helsinki("2026-11-24 10:05"))

    slack.wait_for_home("aino", "H1 Ulkomaanjaksot")


def test_where_the_tab_is_switched_off_everything_else_goes_on(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    slack.fail("views.publish", error="not_enabled", times=1)
    slack.open_home(user="aino")
    wait_until_noticed(bot, slack)

    assert "H1" in register_project(slack, "aino")
    shift.move(helsinki("2026-11-24 10:15"))
    slack.wait_for_home("aino", "H1 Ulkomaanjaksot")


def test_the_messages_beside_the_tab_are_no_reason_to_show_it(bot: BotProcess, slack: LocalSlack):
    slack.event({"type": "app_home_opened", "user": slack.user("aino").id, "channel": "D1", "tab": "messages"})
    answer(slack, "aino", "/hanke")
    assert slack.calls_to("views.publish") == []


def test_who_has_opened_the_tab_is_known_after_a_new_start(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    open_home(slack, "aino", "Tervetuloa!")
    bot.kill()
    bot.start()

    register_project(slack, "aino")
    shift.move(helsinki("2026-11-24 10:05"))  # it may have died with the tab in hand

    slack.wait_for_home("aino", "H1 Ulkomaanjaksot")


# -- personal settings


def test_settings_are_made_in_one_form_and_show_in_the_tab(bot_either_way: BotProcess, slack: LocalSlack):
    home = open_home(slack, "aino", "Asetukset")
    slack.click(user="aino", view=home, action_id="settings.open")
    form = slack.wait_for_view("aino", "Omat asetukset")
    filled = {
        "language": "sv",
        "leave_from": "2027-03-01",
        "leave_until": "2027-03-12",
        "deputy": slack.user("mikko").id,
        "digest": "off",
    }

    outcome = slack.submit(user="aino", view=form, values=filled)
    again = slack.redeliver(outcome)

    assert outcome.errors == again.errors == {}
    slack.wait_for_view("aino", "Din frånvaro: 1.3.2027–12.3.2027")
    page = slack.plain_text(slack.wait_for_home("aino", "Välkommen!"))
    assert "Din ställföreträdare: @mikko" in page
    assert "1.3.2027–12.3.2027" in answer(slack, "aino", "/muistutus ledighet")
    slack.command(user="aino", text="/muistutus inställningar")
    kept = slack.wait_for_view("aino", "Mina inställningar")
    initial = {block["block_id"]: block["element"] for block in kept.blocks}
    assert initial["leave_from"]["initial_date"] == "2027-03-01"
    assert initial["digest"]["initial_option"]["value"] == "off"


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"leave_from": "2027-03-12", "leave_until": "2027-03-01"}, "leave_until", "ennen alkamispäivää"),
        ({"leave_from": "2026-03-01", "leave_until": "2026-03-02"}, "leave_until", "jo päättynyt"),
        ({"leave_from": "2027-03-01"}, "leave_until", "ensimmäinen ja viimeinen päivä"),
        ({"leave_until": "2027-03-01"}, "leave_from", "ensimmäinen ja viimeinen päivä"),
        ({"deputy": "aino"}, "deputy", "joku muu"),
        ({"deputy": "gustav"}, "deputy", "varsinaiset jäsenet"),
    ],
    ids=["reversed", "over", "no last day", "no first day", "oneself", "a guest"],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(
    wrong: dict[str, str], field: str, words: str, long_running_bot: LocalSlack
):
    slack = long_running_bot
    slack.command(user="aino", text="/muistutus asetukset")
    form = slack.wait_for_view("aino", "Omat asetukset")
    if "deputy" in wrong:
        wrong = {"deputy": slack.user(wrong["deputy"]).id}

    outcome = slack.submit(user="aino", view=form, values={**wrong, "digest": "off"})

    assert list(outcome.errors) == [field]
    assert words in outcome.errors[field]
    slack.command(user="aino", text="/muistutus asetukset")
    kept = slack.wait_for_view("aino", "Omat asetukset")
    assert all("initial_date" not in block["element"] for block in kept.blocks)
    assert kept.blocks[-1]["element"]["initial_option"]["value"] == "on"


def test_whoever_wants_no_summary_gets_none(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino", "@aino @mikko")
    slack.command(user="aino", text="/muistutus asetukset")
    slack.submit(user="aino", view=slack.wait_for_view("aino", "Omat asetukset"), values={"digest": "off"})

    shift.move(helsinki("2026-11-30 09:00"))

    slack.wait_for_direct_message("mikko", "Viikon määräajat")
    assert slack.direct_messages("aino") == []


def test_a_guest_cannot_open_settings(bot: BotProcess, slack: LocalSlack):
    assert "varsinaisia jäseniä" in answer(slack, "gustav", "/muistutus asetukset")


def test_everything_that_can_be_typed_without_words_can_be_looked_at_from_there(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    register_mobility(slack, "aino", "1.3.2027–12.3.2027")
    home = open_home(slack, "mikko", "Tervetuloa!")
    looked_at = {
        "project_list": "H1 Ulkomaanjaksot",
        "portfolio": "Käynnissä 1",
        "mobility_list": "L1",
        "reminders": "ei ole tulossa muistutuksia",
        "contact": "Keneen otan yhteyttä?",
        "calls": "Tulevia hakuaikoja",
        "administration": "Ylläpitäjät",
    }

    assert {*looked_at, "search"} == set(HOME_MENU)
    for name, words in looked_at.items():
        slack.click(user="mikko", view=home, action_id="home.menu", value=write_item_value(0, name))
        slack.close(user="mikko", view=slack.wait_for_view("mikko", words))

    assert slack.violations == ()


def test_a_search_needs_no_command(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    home = open_home(slack, "mikko", "Tervetuloa!")

    slack.click(user="mikko", view=home, action_id="home.menu", value=write_item_value(0, "search"))
    form = slack.wait_for_view("mikko", "Mitä etsit?")
    nothing = slack.submit(user="mikko", view=form, values={"words": "…"})
    found = slack.submit(user="mikko", view=form, values={"words": "ulkom"})

    assert nothing.errors["words"]
    assert "H1 Ulkomaanjaksot" in slack.plain_text(found.view)
