"""Lists, the portfolio, search and history: asked in each language, turned, and shared with a channel."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from tests.support.bot_process import MANIFEST, BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer

pytestmark = pytest.mark.journey


def register(slack: LocalSlack) -> LocalSlack:
    """H1 with a trip to Germany, H2 in upper secondary schools, whose report is overdue."""
    answer(slack, "emma", "/hanke kieli en")
    answer(slack, "aino", '/hanke uusi KA121-VET "Työelämäjaksot" 1.6.2026–31.8.2027')
    answer(slack, "mikko", '/hanke uusi KA122-SCH "Kielimatka <!channel>" 1.3.2025–31.8.2026 lukio')
    answer(slack, "aino", '/liikkuvuus uusi H1 kurssi 1.3.2027–5.3.2027 Saksa "BSZ Leipzig" 2 hlö')
    return slack


@pytest.fixture
def registered(bot: BotProcess, slack: LocalSlack) -> LocalSlack:
    return register(slack)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalSlack]:
    """The same, only to be read: one bot for many questions."""
    folder = tmp_path_factory.mktemp("bot")
    shift = ClockShift(folder / "clock")
    shift.move(helsinki("2026-11-24 10:00"))
    with LocalSlack(manifest=MANIFEST, clock=shift.clock) as slack:
        with BotProcess(slack, shift, folder):
            yield register(slack)
        assert slack.violations == ()


@pytest.mark.parametrize(
    ("user", "typed", "said"),
    [
        ("aino", "/hanke tila", ("Hankesalkku 24.11.2026", "Käynnissä 2", "Myöhässä on", "puutteita")),
        ("elin", "/hanke läge", ("Projektportföljen 24.11.2026", "Pågående 2", "försenad", "saknas")),
        ("emma", "/hanke status", ("24 November 2026", "Running 2", "overdue", "Data is missing")),
        ("aino", "/hanke tila lukio", ("Rajaus: lukiokoulutus", "Käynnissä 1", "H2 Kielimatka <!channel>")),
        ("aino", "/hanke lista saksa", ("1 hanke", "Rajaus: Saksa", "H1 Työelämäjaksot", "KA121-VET", "@aino")),
        ("elin", "/hanke lista forsenade gymnasium", ("1 projekt", "H2 Kielimatka", "dagar försenad")),
        ("emma", "/hanke list overdue", ("1 project", "H2 Kielimatka", "overdue by")),
        ("aino", "/hanke lista maaliskuu 2027", ("määräaika 1.3.2027–31.3.2027", "H1 Työelämäjaksot")),
        ("aino", "/hanke haku tyoelama leip", ("1 osuma", "H1 Työelämäjaksot", "L1 BSZ Leipzig")),
        ("elin", "/hanke sök kieli", ("1 träff", "H2 Kielimatka <!channel>")),
        ("emma", "/hanke search leipzig", ("1 hit", "L1 BSZ Leipzig")),
        ("aino", "/hanke historia H1", ("@aino", "rekisteröi hankkeen", "rekisteröi liikkuvuuden")),
        ("elin", "/hanke historik H2", ("registrerade projektet",)),
        ("emma", "/hanke history L1", ("History of L1", "registered the mobility")),
        ("aino", "/liikkuvuus lista kevät 2027 Saksa", ("1 liikkuvuus", "L1 kurssi", "BSZ Leipzig")),
        ("elin", "/liikkuvuus lista H1", ("1 mobilitet", "Tyskland")),
        ("emma", "/liikkuvuus list työelämä", ("1 mobility", "Germany")),
    ],
)
def test_each_question_is_answered_in_the_askers_language(asked: LocalSlack, user, typed, said):
    found = answer(asked, user, typed)

    assert [words for words in said if words not in found] == []


def test_a_wrong_word_is_named_with_the_nearest_one(asked: LocalSlack):
    assert "Tarkoititko: myöhässä?" in answer(asked, "aino", "/hanke lista lukio myöhäsä")
    assert "Tarkoititko: ammatillinen?" in answer(asked, "aino", "/hanke tila amatillinen")
    assert "Listan kan inte avgränsas så här: xyzzyq" in answer(asked, "elin", "/liikkuvuus lista xyzzyq")


def test_the_story_of_a_change_says_what_was_before(registered: LocalSlack):
    preview = registered.command(user="aino", text="/hanke muokkaa H1 loppu 31.10.2027")
    registered.click(user="aino", message=preview.answer, action_id="edit.confirm")
    registered.wait_for_answer("aino", "31.10.2027", after=preview)

    assert "päättyy: 31.8.2027 → 31.10.2027" in answer(registered, "aino", "/hanke historia H1")


def test_a_long_list_is_turned_and_keeps_its_filter(registered: LocalSlack):
    for number in range(20):
        answer(registered, "aino", f'/hanke uusi KA121-VET "Jakso {number}" 1.6.2026–31.8.2027')
    first = registered.command(user="aino", text="/hanke lista ammatillinen")
    assert "Näkyvissä 1–15, yhteensä 21." in registered.plain_text(first.answer)

    turned = registered.click(user="aino", message=first.answer, action_id="projects.page")

    second = registered.wait_for_answer("aino", "Näkyvissä 16–21, yhteensä 21.", after=None)
    assert turned.error is None
    assert "Rajaus: ammatillinen koulutus" in registered.plain_text(second)
    registered.click(user="aino", message=second, action_id="projects.page")
    registered.wait_for_answer("aino", "Näkyvissä 1–15, yhteensä 21.")


def test_a_list_is_shared_with_the_channel_it_was_asked_in(registered: LocalSlack):
    listed = registered.command(user="elin", text="/hanke lista försenade", channel="projektit")
    registered.click(user="elin", message=listed.answer, action_id="list.share")
    form = registered.wait_for_view("elin", "Dela listan")

    sent = registered.submit(user="elin", view=form)

    assert "Delat i kanalen #projektit" in registered.plain_text(sent.view)
    (shared,) = registered.messages("projektit")
    said = registered.plain_text(shared)
    assert shared.ephemeral_to is None
    assert "@elin jakoi tämän:" in said
    assert "Rajaus: myöhässä" in said
    assert "H2 Kielimatka <!channel>" in said
    assert "@mikko" not in said
    registered.redeliver(sent)
    assert len(registered.messages("projektit")) == 1


def test_the_portfolio_is_shared_with_a_channel_that_is_picked(registered: LocalSlack):
    state = registered.command(user="sari", text="/hanke tila")
    registered.click(user="sari", message=state.answer, action_id="list.share")
    form = registered.wait_for_view("sari", "Jaa lista")

    registered.submit(user="sari", view=form, values={"share_channel": registered.channel("projektit")})

    shared = registered.wait_for_message("projektit", "Hankesalkku 24.11.2026")
    assert "@sari jakoi tämän:" in registered.plain_text(shared)


def test_a_channel_that_the_bot_is_not_in_is_told_under_its_field(registered: LocalSlack):
    listed = registered.command(user="aino", text="/liikkuvuus", channel="yleinen")
    registered.click(user="aino", message=listed.answer, action_id="list.share")
    form = registered.wait_for_view("aino", "Jaa lista")

    sent = registered.submit(user="aino", view=form)

    assert "Kutsu se ensin: /invite @hankebot" in sent.errors["share_channel"]
    assert registered.messages("yleinen") == []
    registered.invite_app("yleinen")
    assert "Jaettu kanavalle" in registered.plain_text(registered.submit(user="aino", view=form).view)
    registered.wait_for_message("yleinen", "@aino jakoi tämän:")


def test_a_list_delivered_twice_at_the_same_instant_is_shared_once(registered: LocalSlack):
    listed = registered.command(user="aino", text="/hanke lista", channel="projektit")
    registered.click(user="aino", message=listed.answer, action_id="list.share")
    form = registered.wait_for_view("aino", "Jaa lista")
    registered.fail("chat.postMessage", channel=registered.channel("projektit").id, error="not_in_channel")
    refused = registered.submit(user="aino", view=form)
    registered.fail("chat.postMessage", channel=registered.channel("projektit").id, delay=1.0)

    with ThreadPoolExecutor(2) as both:
        list(both.map(registered.redeliver, [refused, refused]))

    assert len(registered.messages("projektit")) == 1


def test_a_channel_that_others_read_too_is_not_offered(registered: LocalSlack):
    listed = registered.command(user="aino", text="/hanke lista")
    registered.click(user="aino", message=listed.answer, action_id="list.share")
    form = registered.wait_for_view("aino", "Jaa lista")
    with pytest.raises(LookupError, match="kumppanit"):
        registered.submit(user="aino", view=form, values={"share_channel": registered.channel("kumppanit")})


def test_slack_may_have_posted_and_not_said_so(registered: LocalSlack):
    listed = registered.command(user="aino", text="/hanke lista", channel="projektit")
    registered.click(user="aino", message=listed.answer, action_id="list.share")
    form = registered.wait_for_view("aino", "Jaa lista")
    registered.fail("chat.postMessage", channel=registered.channel("projektit").id, drop=True, took_effect=True)

    sent = registered.submit(user="aino", view=form)

    assert "Katso ensin kanavalta" in sent.errors["share_channel"]
