"""From what follows a slash command to the command that answers."""

from __future__ import annotations

import pytest

from bot.commands import COMMANDS
from bot.router import UnknownVerb, example_for, route
from bot.text import Language, plain, template
from bot.words.vocabulary import fold
from services import projects
from tests.support.builders import new_project
from tests.support.reception import Reception


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


@pytest.mark.parametrize("verb", ["muokkaa", "näytä", "peru", "palauta"])
def test_in_a_projects_channel_a_mobility_has_to_be_named_and_the_project_is_not_taken_for_one(division, aino, verb):
    projects.register(division, aino, new_project(channel_id="C1"), request_key="1")
    (answer,) = Reception(division).type("UAINO", f"/liikkuvuus {verb}")
    assert "ei löydy" not in answer["text"]
