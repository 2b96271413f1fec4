"""Questions in plain words. How each of some two hundred is read stands in the golden files."""

from __future__ import annotations

from datetime import date

import pytest

from bot.commands import COMMANDS
from bot.messages.question import EXAMPLES, command_for
from bot.router import route
from bot.text import Language, plain, say
from bot.words.filters import read_deadline_filter, read_filter, read_mobility_filter
from bot.words.question import GROUPS, Question, Topic, Unclear, read_question
from programme.loader import load_rules
from programme.model import Sector
from services.filters import Edge, ProjectFilter, Span, Standing
from tests.bot.sample_questions import QUESTIONS

RULES = load_rules()
TUESDAY = date(2026, 11, 24)
SPRING = Span(date(2027, 1, 1), date(2027, 5, 31))


def read(text: str, here: str | None = None) -> Question:
    return read_question(text, RULES, today=TUESDAY, asker="UAINO", here=here)


def understood(language: Language) -> list[Question]:
    found = []
    for each in QUESTIONS[language]:
        try:
            found.append(read(each))
        except Unclear:
            continue
    return found


@pytest.mark.parametrize("language", list(Language))
def test_more_than_sixty_questions_are_understood_in_each_language(language):
    assert len(understood(language)) >= 60
    assert {each.topic for each in understood(language)} == set(Topic)


@pytest.mark.parametrize("language", list(Language))
def test_the_command_that_is_offered_can_be_typed(language):
    for question in understood(language):
        slash, _, words = command_for(question, "UAINO", language, rules=RULES).partition(" ")
        command, rest = route(COMMANDS, slash, words)
        if question.projects.coordinator not in (None, "UAINO"):
            continue
        if command.name == "project_list" and question.topic is Topic.PROJECTS:
            assert read_filter(rest, RULES, asker="UAINO", today=TUESDAY) == question.projects
        if command.name == "project_list" and question.topic is Topic.DEADLINES:
            said = read_deadline_filter(rest.partition(" ")[2], RULES, asker="UAINO", today=TUESDAY)
            assert said == (question.reference, question.kinds, question.projects)
        if command.name == "mobility_list":
            said_of_trips = read_mobility_filter(rest, RULES, asker="UAINO", today=TUESDAY)
            assert said_of_trips == (question.reference, question.projects)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_understood(example, language):
    assert read(plain(say(f"question.example_{example}", language))).topic


def test_every_deadline_of_the_programme_has_its_words():
    assert {rule.kind for rule in RULES.deadlines} <= set(GROUPS["ask_kind"])


def test_upper_case_umlauts_and_the_order_of_words_do_not_matter():
    expected = Question(
        topic=Topic.DEADLINES,
        kinds=("final_report",),
        projects=ProjectFilter(sector=Sector.VOCATIONAL, span=Span(date(2027, 1, 1), date(2027, 5, 31))),
    )
    assert read("mitkä ammatillisen loppuraportit erääntyvät keväällä?") == expected
    assert read("KEVAALLA ERAANTYVAT, ammatillisen loppuraportit!") == expected


def test_a_longer_stem_is_meant_before_a_shorter_one():
    assert read("milloin hanke H1 loppuu?").projects.edge is Edge.END
    assert read("milloin H1:n loppuraportti?").kinds == ("final_report",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "mitä",
        "mitkä loppuraportit erääntyvät keväällä ja syksyllä?",
        "mitä erääntyy ensi viikolla vuonna 2028?",
        "milloin H1 tai H2 päättyy?",
        "kuka vastaa hankkeesta H1 keväällä?",
        "mitä erääntyy 31.2.2027?",
        'mikä on "',
        "mitä erääntyy viikolla 60?",
        "mitkä raportit ovat matkojen jälkeen keväällä?",
        "mitä erääntyy keväällä ennen matkoja?",
        "what is due in June before the final report?",
        "vad förfaller i juni före slutrapporten?",
        "mitä erääntyy vuoden sisällä?",
        "inom ett år?",
        "mitkä hankkeet lähtevät Saksaan keväällä?",
        "mitä erääntyy tämän kuun alkuun mennessä?",
        "mitkä hankkeet alkavat H1 jälkeen keväällä?",
        "mitä erääntyy H1:n jälkeen keväällä?",
        "mitkä hankkeet päättyvät ennen?",
        "mitkä hankkeet eivät ole myöhässä?",
        "who is in charge of Germany?",
        "mitä " * 41,
    ],
)
def test_what_is_half_understood_is_not_answered(text):
    with pytest.raises(Unclear):
        read(text)


@pytest.mark.parametrize(
    ("text", "topic", "projects"),
    [
        (
            "ketkä lähtevät Saksaan keväällä?",
            Topic.MOBILITIES,
            ProjectFilter(country="DE", edge=Edge.START, span=SPRING),
        ),
        ("kuka on Kreikassa keväällä?", Topic.MOBILITIES, ProjectFilter(country="GR", span=SPRING)),
        ("vem åker till Tyskland i vår?", Topic.MOBILITIES, ProjectFilter(country="DE", span=SPRING)),
        ("är någon i Frankrike i vår?", Topic.MOBILITIES, ProjectFilter(country="FR", span=SPRING)),
        ("which projects go to Spain?", Topic.PROJECTS, ProjectFilter(country="ES")),
        ("oman hankkeeni määräajat", Topic.DEADLINES, ProjectFilter(coordinator="UAINO")),
        ("what is due before June?", Topic.DEADLINES, ProjectFilter(span=Span(date.min, date(2027, 5, 31)))),
        (
            "mitä erääntyy kesäkuuhun mennessä?",
            Topic.DEADLINES,
            ProjectFilter(span=Span(date.min, date(2027, 6, 30))),
        ),
        ("vad förfaller efter 1.6.2027?", Topic.DEADLINES, ProjectFilter(span=Span(date(2027, 6, 2), date.max))),
        ("mitkä hankkeet ovat tauolla?", Topic.PROJECTS, ProjectFilter(standing=Standing.PAUSED)),
        ('yksikön "Meilahden koulu" hankkeet', Topic.PROJECTS, ProjectFilter(unit="Meilahden koulu")),
    ],
)
def test_countries_bounds_and_standings_narrow_what_is_asked(text, topic, projects):
    assert read(text) == Question(topic=topic, projects=projects)


def test_in_a_projects_channel_that_project_is_meant_where_nothing_else_is_named():
    assert read("milloin loppuraportti erääntyy?", here="H7").reference == "H7"
    assert read("milloin hanke päättyy?", here="H7") == read("milloin H7 päättyy?")
    assert read("kuka vastaa?", here="H7").topic is Topic.RESPONSIBLE
    assert read("milloin H1 päättyy?", here="H7").reference == "H1"
    assert read("mitä minulla on ensi viikolla?", here="H7").reference is None
    assert read("mitkä hankkeet päättyvät keväällä?", here="H7").reference is None
    assert read("ammatillisen määräajat", here="H7").reference is None


@pytest.mark.parametrize(
    "text", ["mitkä matkat ovat menossa?", "vilka mobiliteter pågår?", "which trips are under way?"]
)
def test_what_is_under_way_goes_on_today(text):
    assert read(text).projects == ProjectFilter(edge=Edge.DURING, span=Span(TUESDAY, TUESDAY))


@pytest.mark.parametrize("text", ["mitkä hankkeet päättyivät viime vuonna?", "vilka projekt slutade i fjol?"])
def test_what_has_ended_is_looked_for_among_the_closed_too(text):
    assert read(text).projects.standing is Standing.ALL


@pytest.mark.parametrize("title", ["Arabia", "Saksa", "kaikki"])
def test_a_title_of_one_word_stays_one_in_the_command(title):
    question = read(f'"{title}" määräajat')
    command = command_for(question, "UAINO", Language.FINNISH, rules=RULES)
    assert command == f'/hanke lista määräajat "{title}"'
    said = read_deadline_filter(f'"{title}"', RULES, asker="UAINO", today=TUESDAY)
    assert said == (title, (), ProjectFilter())
