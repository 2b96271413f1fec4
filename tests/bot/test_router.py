"""From what follows a slash command to the command that answers."""

from __future__ import annotations

import pytest

from bot.commands import COMMANDS
from bot.ids import Action
from bot.router import UnknownVerb, example_for, route
from bot.text import Language, plain, template
from bot.words.vocabulary import fold
from services import contacts, projects
from tests.support.builders import new_project
from tests.support.reception import Reception
from tests.support.tables import change, dump, rows


def routed(slash: str, text: str) -> tuple[str, str]:
    command, words = route(COMMANDS, slash, text)
    return command.name, words


@pytest.mark.parametrize("text", ["", " ", "   ", "\u00a0", "\n"])
@pytest.mark.parametrize(
    ("slash", "name"),
    [
        ("/hanke", "project_mine"),
        ("/liikkuvuus", "mobility_list"),
        ("/yhteys", "contact"),
        ("/muistutus", "reminders"),
    ],
)
def test_a_bare_command_opens_what_people_most_want(slash, name, text):
    assert routed(slash, text) == (name, "")


@pytest.mark.parametrize(
    ("slash", "verbs", "name"),
    [
        ("/hanke", ["uusi", "ny", "new"], "project_new"),
        ("/hanke", ["lista", "lista", "list"], "project_list"),
        ("/hanke", ["näytä", "visa", "show"], "project_show"),
        ("/hanke", ["valmis", "klar", "done"], "project_done"),
        ("/hanke", ["määräaika", "tidsfrist", "deadline"], "deadline_set"),
        ("/hanke", ["muokkaa", "ändra", "edit"], "project_edit"),
        ("/hanke", ["siirto", "överlåt", "hand over"], "handover"),
        ("/hanke", ["päätä", "avsluta", "close"], "project_close"),
        ("/hanke", ["palauta", "öppna igen", "reopen"], "project_restore"),
        ("/hanke", ["poista", "radera", "delete"], "project_remove"),
        ("/hanke", ["hakuaika", "ansökningstid", "call"], "calls"),
        ("/hanke", ["kieli", "språk", "language"], "language"),
        ("/hanke", ["apua", "hjälp", "help"], "help_hanke"),
        ("/liikkuvuus", ["uusi", "ny", "new"], "mobility_new"),
        ("/liikkuvuus", ["lista", "lista", "list"], "mobility_list"),
        ("/liikkuvuus", ["näytä", "visa", "show"], "mobility_show"),
        ("/liikkuvuus", ["muokkaa", "ändra", "change"], "mobility_edit"),
        ("/liikkuvuus", ["peru", "ställ in", "cancel"], "mobility_cancel"),
        ("/liikkuvuus", ["palauta", "återställ", "restore"], "mobility_restore"),
        ("/liikkuvuus", ["apua", "hjälp", "help"], "help_liikkuvuus"),
        ("/yhteys", ["muokkaa", "ändra", "edit"], "contact_assign"),
        ("/yhteys", ["apua", "hjälp", "help"], "help_yhteys"),
        ("/muistutus", ["miksi", "varför", "why"], "why"),
        ("/muistutus", ["torkku", "senare", "snooze"], "snooze"),
        ("/muistutus", ["tauko", "paus", "pause"], "pause"),
        ("/muistutus", ["jatka", "fortsätt", "resume"], "resume"),
        ("/muistutus", ["loma", "semester", "leave"], "leave"),
        ("/muistutus", ["apua", "hjälp", "help"], "help_muistutus"),
    ],
)
def test_the_first_word_may_be_in_any_of_the_languages(slash, verbs, name):
    assert {routed(slash, verb) for verb in verbs} == {(name, "")}


@pytest.mark.parametrize("text", ["apua lista", "lista apua", "  lista   apua "])
def test_help_is_told_which_command_it_is_about(text):
    assert routed("/hanke", text) == ("help_hanke", "lista")


@pytest.mark.parametrize("text", ["NÄYTÄ H1 x", "nayta H1 x", "  Näytä   H1 x ", "näytä\u00a0H1 x", "näytä\nH1 x"])
def test_case_umlauts_and_spaces_do_not_matter(text):
    assert routed("/hanke", text) == ("project_show", "H1 x")


@pytest.mark.parametrize("text", ["lägg till KA121-VET", "LÄGG  TILL\u00a0KA121-VET", "lagg till KA121-VET"])
def test_a_verb_may_be_two_words(text):
    assert routed("/hanke", text) == ("project_new", "KA121-VET")


def test_no_word_begins_two_things():
    """Each slash command's verbs, in all languages at once."""
    meant: dict[tuple[str, str], set[str]] = {}
    for verb in {(command.slash, command.verb) for command in COMMANDS if command.verb}:
        for language in Language:
            for word in template(f"words.verb.{verb[1]}", language).split(","):
                meant.setdefault((verb[0], fold(word)), set()).add(verb[1])
    assert {word: verbs for word, verbs in meant.items() if len(verbs) > 1} == {}


def test_a_reference_alone_shows_the_project():
    assert routed("/hanke", "H1") == ("project_show", "H1")
    assert routed("/hanke", " h12 ") == ("project_show", "h12")


def test_contacts_take_any_words():
    assert routed("/yhteys", "upper secondary") == ("contact", "upper secondary")
    assert routed("/yhteys", "H1") == ("contact", "H1")


@pytest.mark.parametrize(
    ("slash", "text", "word", "suggestion"),
    [
        ("/hanke", "usi KA121-VET", "usi", "uusi"),
        ("/hanke", "naytaa H1", "naytaa", "näytä"),
        ("/hanke", "xyzzy", "xyzzy", None),
        ("/hanke", "H1 loppuraportti", "H1", None),
        ("/hanke", "x" * 3000, "x" * 80, None),
        ("/liikkuvuus", "sow L1", "sow", "show"),
        ("/muistutus", "mitä", "mitä", "mistä"),
    ],
)
def test_another_word_is_answered_with_the_nearest_one(slash, text, word, suggestion):
    with pytest.raises(UnknownVerb) as unknown:
        route(COMMANDS, slash, text)
    assert (unknown.value.word, unknown.value.suggestion) == (word, suggestion)


def test_the_right_form_is_shown_as_it_is_typed():
    show = next(command for command in COMMANDS if command.name == "project_show")
    assert plain(example_for(show, Language.ENGLISH)) == "This is how it works: /hanke show H1"


@pytest.fixture
def channel(division, aino) -> Reception:
    """Aino's H1 has this channel; the titles of her others hold words that are said of any project."""
    titles = ["Työelämäjaksot", "Loppusuora", "Nimikilpailu", "Kansainvälinen ala", "Loppuraporttikoulu", "Tukinimi"]
    for number, title in enumerate(titles):
        new = new_project(title=title, channel_id=None if number else "C1")
        projects.register(division, aino, new, request_key=title)
    return Reception(division)


@pytest.mark.parametrize(
    ("typed", "column", "value"),
    [
        ("muokkaa loppu 31.8.2027", "end_on", "2027-08-31"),
        ("muokkaa nimi Uusi nimi", "title", "Uusi nimi"),
        ("muokkaa nimi: Loppuraporttikoulu 2", "title", "Loppuraporttikoulu 2"),
        ("muokkaa nimi loppu", "title", "loppu"),
        ("ändra namn Nimi ja loppu", "title", "Nimi ja loppu"),
        ("muokkaa ala perusopetus", "sector", "basic"),
        ("edit unit Kansainvälinen ala", "unit", "Kansainvälinen ala"),
        ("muokkaa yksikkö ei mitään", "unit", None),
    ],
)
def test_a_fact_and_its_value_are_of_the_channels_project_whatever_others_are_called(
    division, channel, typed, column, value
):
    change(division.store, "UPDATE projects SET unit = 'Arabia', end_on = '2027-12-31'")
    (answer,) = channel.type("UAINO", f"/hanke {typed}")
    for button in (each for block in answer["blocks"] for each in block.get("elements", ())):
        if button.get("action_id") == Action.EDIT_CONFIRM:
            channel.press("UAINO", Action.EDIT_CONFIRM, {"value": button["value"]})
    found = rows(division.store, "SELECT * FROM projects ORDER BY id")
    assert [row["id"] for row in found if row[column] == value] == [1]


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("/hanke päätä nimi", "H3 Nimikilpailu, H6 Tukinimi"),
        ("/hanke päätä loppu", "H2 Loppusuora"),
        ("/hanke poista ala", "H4 Kansainvälinen ala"),
        ("/hanke muokkaa loppu", "H2 Loppusuora"),
        ("/hanke muokkaa nimi loppu 31.8.2027", "H3 Nimikilpailu"),
        ("/hanke valmis loppuraportti", "H5 Loppuraporttikoulu"),
        ("/muistutus miksi loppuraportti", "H5 Loppuraporttikoulu"),
        ("/muistutus tauko nimi 1.3.2027", "H3 Nimikilpailu"),
        ("/hanke siirto nimi <@UELLI>", "H3 Nimikilpailu"),
    ],
)
def test_a_word_that_may_mean_the_channels_project_or_another_is_asked_about(division, channel, typed, other):
    before = dump(division.store)
    (answer,) = channel.type("UAINO", typed)
    assert "H1 Työelämäjaksot" in answer["text"]
    assert other in answer["text"]
    assert dump(division.store) == before


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("/hanke päätä H2", "H2"),
        ("/hanke päätä kilpailu", "H3"),
        ('/hanke päätä "Loppusuora"', "H2"),
        ("/hanke päätä loppusuora", "H2"),
    ],
)
def test_another_project_is_still_named_by_its_reference_or_title(channel, typed, ref):
    (answer,) = channel.type("UAINO", typed)
    assert answer["text"].startswith(ref)


def test_where_nothing_else_is_called_so_the_deadline_is_of_the_channels_project(division, aino):
    projects.register(division, aino, new_project(channel_id="C1"), request_key="1")
    projects.register(division, aino, new_project(title="Toinen"), request_key="2")
    Reception(division).type("UAINO", "/hanke valmis loppuraportti")
    assert rows(division.store, "SELECT project_id, kind FROM deadlines WHERE state = 'done'") == [
        {"project_id": 1, "kind": "final_report"}
    ]


@pytest.mark.parametrize("verb", ["muokkaa", "näytä", "peru", "palauta"])
def test_in_a_projects_channel_a_mobility_has_to_be_named_and_the_project_is_not_taken_for_one(division, aino, verb):
    projects.register(division, aino, new_project(channel_id="C1"), request_key="1")
    (answer,) = Reception(division).type("UAINO", f"/liikkuvuus {verb}")
    assert "ei löydy" not in answer["text"]


@pytest.mark.parametrize(
    ("slash", "text", "name", "words"),
    [
        ("/hanke", "H1 valmis loppuraportti", "project_done", "H1 loppuraportti"),
        ("/hanke", "H1 done", "project_done", "H1"),
        ("/hanke", "2026-1-FI01-KA121-VET-000123456 muokkaa nimi Uusi", "project_edit",
         "2026-1-FI01-KA121-VET-000123456 nimi Uusi"),
        ("/liikkuvuus", "L2 peru", "mobility_cancel", "L2"),
    ],
)  # fmt: skip
def test_what_it_is_about_may_come_first(slash, text, name, words):
    assert routed(slash, text) == (name, words)


@pytest.mark.parametrize("verb", ["poista", "radera", "ta bort", "delete"])
def test_a_mobility_that_somebody_wants_to_remove_is_cancelled(verb):
    assert routed("/liikkuvuus", f"{verb} L1") == ("mobility_cancel", "L1")


def test_a_list_of_reminders_is_what_comes():
    assert routed("/muistutus", "lista") == ("reminders", "")


@pytest.mark.parametrize("typed", ["/hanke valmis loppuraportti", "/muistutus torkku loppuraportti viikko"])
def test_what_only_says_something_of_a_project_names_none(division, typed):
    (told,) = Reception(division).type("UAINO", typed)
    assert "Hanketta ei löydy" not in told["text"]
    assert "H1" in told["text"]


@pytest.fixture
def registered(division, aino) -> Reception:
    projects.register(division, aino, new_project(), request_key="1")
    return Reception(division)


@pytest.mark.parametrize(
    "typed",
    ["lista loppuraportit", "lista kaikki määräajat", "lista määräajat kaikki", "lista H1", "list deadlines H1"],
)
def test_what_narrows_deadlines_lists_them_wherever_it_stands(registered, typed):
    (told,) = registered.type("UAINO", f"/hanke {typed}")
    assert "Loppuraportti" in told["text"]


def test_what_narrows_no_list_is_told_with_the_way_to_search(registered):
    (told,) = registered.type("UAINO", "/hanke lista Stadin")
    assert "/hanke haku" in told["text"]


@pytest.mark.parametrize("typed", ["/yhteys Hanna", "/yhteys björkman"])
def test_a_contact_is_found_by_name(division, typed):
    contacts.seed(division)
    (told,) = Reception(division).type("UAINO", typed)
    assert "Hanna Björkman" in told["text"]
    assert "Eerika" not in told["text"]
