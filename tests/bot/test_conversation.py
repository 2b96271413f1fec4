"""What people write outside slash commands: whatever it is, there is an answer, and no question changes anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import lists
from bot.asked import Asked, Desk
from bot.commands import COMMANDS
from bot.conversation import reply
from bot.ids import read_page_value
from bot.messages.paging import Turn
from bot.text import Language
from services import projects
from tests.bot.sample_questions import QUESTIONS
from tests.support.builders import new_project
from tests.support.tables import dump

WORDS = st.sampled_from(
    [
        "lista", "näytä", "valmis", "uusi", "H1", "L1", "?", "apua", "hanke", "/hanke", "yhteys", "liikkuvuus",
        "muistutus", "loppuraportti", "keväällä", "miksi", "kuka", "milloin", "mitä", "<@UAINO>", "<#C1>", '"',
        "määräaika",
        "15.3.2027", "1.3.2027–5.3.2027", "kooste", "päätä", "poista", "torkku", "huomenna", "\u200b", "<!channel>",
    ]
)  # fmt: skip
ANYTHING = st.text(max_size=100) | st.lists(WORDS, max_size=8).map(" ".join)


@pytest.fixture
def desk(division) -> Desk:
    return Desk(
        division=division,
        commands=COMMANDS,
        outsiders=lambda _ids: (),
        is_shared_outside=lambda _channel: False,
        language=Language.FINNISH,
        workspace_url="https://toimiala.slack.com/",
        post=lambda _channel, _message: None,
    )


@pytest.fixture
def asked(aino, division) -> Asked:
    projects.register(division, aino, new_project(), request_key="0")
    return Asked(actor=aino, language=Language.FINNISH, today=division.today(), request_key="1")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANYTHING, language=st.sampled_from(Language))
def test_whatever_is_written_there_is_an_answer(asked, desk, text, language):
    assert reply(replace(asked, language=language, request_key=text), desk, text).message.text


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANYTHING)
def test_what_ends_with_a_question_mark_changes_nothing(asked, desk, text):
    before = dump(desk.division.store)
    reply(asked, desk, f"{text} ?")
    assert dump(desk.division.store) == before


@pytest.mark.parametrize("language", list(Language))
def test_every_question_of_the_table_is_answered_and_changes_nothing(asked, desk, language):
    before = dump(desk.division.store)
    for question in QUESTIONS[language]:
        assert reply(replace(asked, language=language), desk, question).message.blocks
    assert dump(desk.division.store) == before


@pytest.mark.parametrize(
    ("text", "containing"),
    [
        ("lista", "1 hanke"),
        ("/hanke lista ammatillinen", "1 hanke"),
        ("hanke näytä H1", "Koordinaattorit"),
        ("Vaihtoehdot", "En ymmärtänyt sanaa Vaihtoehdot"),
        ("yhteys ammatillinen", "Keneen otan yhteyttä?"),
        ("näytä loppuraportit", "Luin kysymyksesi näin"),
        ("kaikki määräajat ensi vuonna", "5 määräaikaa"),
        ("listaa hankkeen H1 määräajat", "Luin kysymyksesi näin"),
        ("hanke lissta", "Tarkoititko: /hanke lista"),
        ("", "Kysy vaikka näin"),
        ("moi!", "Kysy vaikka näin"),
        ("hej", "In English: /hanke language en"),
        ("miten rekisteröin hankkeen?", "/hanke uusi"),
        ("kiitos!", "Ole hyvä!"),
        ("lista apua", "Rajaa näillä sanoilla"),
        ("apua uusi", "Näin käytät komentoa /hanke uusi"),
        ("liikkuvuus uusi apua", "Näin käytät komentoa /liikkuvuus uusi"),
        ("apua lissta", "Tarkoititko: /hanke lista?"),
        ("apua kissa", "En tunne sanaa kissa"),
    ],
)
def test_a_command_is_run_and_what_it_refuses_may_be_a_question(asked, desk, text, containing):
    assert containing in reply(asked, desk, text).message.text


def test_a_list_of_what_is_due_is_turned_by_the_words_that_its_button_carries(asked, desk, aino):
    for number in range(5):
        new = new_project(title=f"Hanke {number}", action_type="KA122-VET", code=None)
        projects.register(desk.division, aino, new, request_key=f"more {number}")
    first = lists.projects(asked, desk, "määräajat", Language.FINNISH)
    (turned,) = [each for each in first.blocks if each.get("block_id") == "pages"]
    page, words = read_page_value(turned["elements"][0]["value"])
    second = lists.projects(asked, desk, words, Language.FINNISH, Turn(page=page))
    assert page == 1
    assert second.text.splitlines()[0] == first.text.splitlines()[0]
    assert not set(first.text.splitlines()[1:-1]) & set(second.text.splitlines()[1:-1])


def test_a_question_is_for_all_to_read_and_everything_else_for_the_asker(asked, desk):
    assert reply(asked, desk, "mitä on myöhässä?").is_for_all
    for text in ("lista", "mitä muistutuksia minulle on tulossa?", "kissa", "milloin H9 päättyy?"):
        assert not reply(asked, desk, text).is_for_all


def test_of_a_fixed_day_the_answer_is_about_that_day(asked, desk):
    later = replace(asked, today=date(2027, 1, 5))
    assert "omasi · 11.1.2027–17.1.2027" in reply(later, desk, "mitä minulla on ensi viikolla?").message.text
