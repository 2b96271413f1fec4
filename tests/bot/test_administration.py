"""What administrators type and choose for the whole division, and what they are told of it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.forms.administration import build
from bot.text import Language
from services.administration import ChosenSettings, appoint, change, overview
from services.division import Division
from tests.support.reception import Reception
from tests.support.tables import dump

FI = Language.FINNISH


@pytest.fixture
def reception(division: Division) -> Reception:
    return Reception(division, shared_outside=frozenset({"CSHARED"}), unsaid=frozenset({"CUNSAID"}))


def first_line(reception: Reception, typed: str) -> str:
    (answer,) = reception.type("USARI", typed)
    return str(answer["text"]).partition("\n")[0]


def test_each_deed_is_said_before_the_page_that_shows_it(reception):
    assert first_line(reception, "/hanke ylläpito lisää <@UMIKKO>") == "<@UMIKKO> on nyt ylläpitäjä."
    assert first_line(reception, "/hanke ylläpito lisää <@UMIKKO>").startswith("<@UMIKKO> on jo ylläpitäjä.")
    assert first_line(reception, "/hanke ylläpito lisää <@USARI>").startswith("<@USARI> on jo ylläpitäjä.")
    assert first_line(reception, "/hanke ylläpito poista <@UMIKKO>") == "<@UMIKKO> ei ole enää ylläpitäjä."
    assert first_line(reception, "/hanke ylläpito poista <@UMIKKO>").startswith("Tämä henkilö ei ole ylläpitäjä")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/hanke ylläpito kanava <#C1|yleinen>", "Toimialan kanava: <#C1>"),
        ("/hanke administration kanal <#C1|yleinen>", "Toimialan kanava: <#C1>"),
        ("/hanke ylläpito kieli sv", "Kanavien kieli: ruotsi"),
        ("/hanke administration language Swedish", "Kanavien kieli: ruotsi"),
    ],
)
def test_the_channel_and_the_language_are_chosen_in_words(reception, typed, told):
    assert first_line(reception, typed) == "Asetus on muutettu."
    (again,) = reception.type("USARI", typed)
    assert "Mitään ei muutettu." in again["text"]
    assert told in again["text"]


def test_one_of_them_leaves_the_other_as_it_is_and_can_be_given_up(division, sari, reception):
    change(division, sari, chosen=ChosenSettings(language="en", channel_id="C1"))
    reception.type("USARI", "/hanke ylläpito kieli sv")
    assert (overview(division).language, overview(division).channel_id) == ("sv", "C1")
    reception.type("USARI", "/hanke ylläpito kanava ei mitään")
    assert (overview(division).language, overview(division).channel_id) == ("sv", None)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/hanke ylläpito kanava", "Mikä on uusi tieto?"),
        ("/hanke ylläpito kanava #yleinen", "En tunnista kanavaa #yleinen"),
        ("/hanke ylläpito kanava <#CSHARED|kumppanit>", "muut organisaatiot"),
        ("/hanke ylläpito kanava <#CUNSAID|jokin>", "Slack ei juuri nyt kerro"),
        ("/hanke ylläpito kieli", "Valitse kieli"),
        ("/hanke ylläpito kieli norja", "norja"),
        ("/hanke ylläpito kanawa", "kanava"),
    ],
)
def test_what_cannot_be_chosen_is_refused(division, reception, typed, told):
    before = dump(division.store)
    (answer,) = reception.type("USARI", typed)
    assert told in answer["text"]
    assert dump(division.store) == before


@pytest.mark.parametrize("words", ["kanava <#C1|yleinen>", "kieli sv", "kieli"])
def test_nobody_else_chooses_them(division, reception, words):
    before = dump(division.store)
    (answer,) = reception.type("UAINO", f"/hanke ylläpito {words}")
    assert "vain ylläpitäjät" in answer["text"]
    assert dump(division.store) == before


def filled(view: Any, **state: Any) -> dict[str, Any]:
    """What comes back of the form: what it showed, but for the state."""
    elements = {block["block_id"]: block["element"] for block in view["blocks"]}
    return {
        "administrators": {"selected_users": elements["administrators"].get("initial_users", [])},
        "channel": {"selected_conversation": elements["channel"].get("initial_conversation")},
        "language": {"selected_option": elements["language"].get("initial_option")},
        **state,
    }


def test_a_form_that_was_opened_before_others_chose_puts_nothing_back(division, sari, reception):
    form = build(overview(division), FI)
    change(division, sari, chosen=ChosenSettings(language="sv", channel_id="C1"))
    appoint(division, sari, "UMIKKO")

    (answer,) = reception.submit("USARI", form, filled(form, administrators={"selected_users": ["UELIN"]}))

    assert "on nyt ylläpitäjä" in str(answer)
    after = overview(division)
    assert (after.language, after.channel_id, after.appointed) == ("sv", "C1", ("UELIN", "UMIKKO"))


def test_the_form_gives_up_what_was_chosen(division, sari, reception):
    change(division, sari, chosen=ChosenSettings(language="sv", channel_id="C1"))
    form = build(overview(division), FI)
    state = filled(form, channel={"selected_conversation": None}, language={"selected_option": None})
    reception.submit("USARI", form, state)
    assert (overview(division).has_chosen_channel, overview(division).has_chosen_language) == (False, False)
