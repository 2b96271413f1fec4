"""New mobilities from one line: the grammar of `/liikkuvuus uusi`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from bot.text import Language, template
from bot.words.draft import MobilityDraft
from bot.words.faults import (
    DateAlone,
    DateImpossible,
    MistypedWord,
    SaidTwice,
    UnclosedQuote,
    UnknownChannel,
    UnknownPerson,
    UnknownWord,
)
from bot.words.mobility import read_mobility

CODE = "2026-1-FI01-KA121-VET-000123456"
BARE = MobilityDraft(project="H1")
FULL = MobilityDraft(
    project="H1",
    kind="job_shadowing",
    start_on=date(2027, 3, 1),
    end_on=date(2027, 3, 12),
    country="DE",
    host="BSZ Leipzig",
    head_count=2,
    responsible="U1",
)
PARTS = ("H1", "työn varjostus", "1.3.2027–12.3.2027", "Saksa", '"BSZ Leipzig"', "2 hlö", "<@U1|eerika>")


def test_the_example_of_the_design_is_read_whole(rules):
    assert read_mobility(" ".join(PARTS), rules) == FULL


def test_the_order_does_not_matter(rules):
    orders = list(permutations(PARTS))[::11]
    assert {read_mobility(" ".join(order), rules) for order in orders} == {FULL}


@pytest.mark.parametrize(
    "line",
    [
        "h1 jobbskuggning 1.–12.3.2027 Tyskland „BSZ Leipzig“ 2 pers <@U1>",
        "H1, Job Shadowing, 2027-03-01 2027-03-12, Germany, «BSZ Leipzig», 2 people, <@U1>",
        "H1 TYON VARJOSTUS 1.3.–12.3.2027 SAKSA 'BSZ Leipzig', 2hlö, <@U1>",
        "H1\u00a0työn\u00a0varjostus 1.3.2027\u202f–\u202f12.3.2027\u00a0Saksa ”BSZ Leipzig” 2\u00a0hlö <@U1>",
    ],
)
def test_three_languages_and_all_habits_say_the_same(line, rules):
    read = read_mobility(line, rules)
    assert (read.project or "").upper() == "H1"
    assert MobilityDraft(**{name: getattr(read, name) for name in FULL.__slots__ if name != "project"}) == (
        MobilityDraft(**{name: getattr(FULL, name) for name in FULL.__slots__ if name != "project"})
    )


@pytest.mark.parametrize(
    "written",
    ["4 hlö", "4hlö", "4 hlo", "4 HLÖ", "4 henkilöä", "4 pers", "4 pers.", "4pers.", "4 personer", "4 people",
     "4 participants", "4", "4 oppilasta", "4 elever", "4 students", "4\u00a0hlö", "4 hlö,"],
)  # fmt: skip
def test_head_counts_are_read_as_people_write_them(written, rules):
    assert read_mobility(f"H1 {written}", rules) == MobilityDraft(project="H1", head_count=4)
    assert read_mobility(f"{written} H1", rules) == MobilityDraft(project="H1", head_count=4)


GROUP = MobilityDraft(project="H1", head_count=8, accompanying=2, travel_days=2, has_minors=True)


@pytest.mark.parametrize(
    "written",
    [
        "8 hlö 2 ohjaajaa 2 matkapäivää alaikäisiä",
        "8 pers 2 medföljande 2 resdagar minderåriga",
        "8 people 2 accompanying 2 travel days minors",
        "8 oppilasta, 2 saattajaa, 2 matkapaivaa, alle 18-vuotiaita",
        "8 elever 2 ledare 2 resdagar under 18 år",
        "8 pupils 2 leaders 2 travel days under 18",
        "8hlö 2ohjaajaa 2matkapäivää alaikäisiä",
        "8people 2accompanying persons 2travel days minors",
    ],
)
def test_who_goes_along_and_how_long_they_travel_is_read_in_three_languages(written, rules):
    assert read_mobility(f"H1 {written}", rules) == GROUP
    assert read_mobility(f"{written} H1", rules) == GROUP


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("unit", ["head_count", "accompanying", "travel_days"])
def test_every_word_for_what_is_counted_is_known(unit, language, rules):
    for word in template(f"words.unit.{unit}", language).split(","):
        for written in (f"3 {word.strip()}", f"3{word.strip()}"):
            assert read_mobility(f"H1 {written}", rules) == replace(BARE, **{unit: 3}), written


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("age", "has_minors"), [("minors", True), ("adults", False)])
def test_every_word_for_the_age_of_participants_is_known(age, has_minors, language, rules):
    expected = replace(BARE, head_count=5, has_minors=has_minors)
    for word in template(f"words.age.{age}", language).split(","):
        assert read_mobility(f"H1 5 {word.strip()}", rules) == expected, word


def test_nobody_may_go_along(rules):
    assert read_mobility("H1 0 ohjaajaa 0 matkapäivää", rules) == replace(BARE, accompanying=0, travel_days=0)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("kurssi", "course"), ("koulutus", "course"), ("utbildning", "course"), ("training", "course"),
        ("opetusjakso ulkomailla", "teaching_assignment"), ("undervisningsuppdrag", "teaching_assignment"),
        ("ryhmäliikkuvuus", "group_mobility"), ("gruppmobilitet", "group_mobility"), ("group", "group_mobility"),
        ("short-term mobility", "short_term_learner"), ("lång mobilitet", "long_term_learner"),
        ("ErasmusPro", "long_term_learner"), ("ammattitaitokilpailu", "skills_competition"),
        ("inbjuden expert", "invited_expert"), ("valmisteleva vierailu", "preparatory_visit"),
        ("job shadowing -jakso", "job_shadowing"), ("hosted trainee", "hosted_trainee"),
    ],
)  # fmt: skip
def test_kinds_are_read_in_three_languages(written, kind, rules):
    assert read_mobility(f"H1 {written} Ranska", rules) == MobilityDraft(project="H1", kind=kind, country="FR")


@pytest.mark.parametrize("written", [CODE, CODE.lower(), f"<https://example.eu/{CODE}>", CODE.replace("-", "\u2011")])
def test_a_project_may_be_named_by_its_code_anywhere(written, rules):
    for line in (f"{written} kurssi", f"kurssi {written}"):
        read = read_mobility(line, rules)
        assert ((read.project or "").upper(), read.kind) == (CODE, "course")


def test_without_a_reference_the_first_word_is_a_part_of_the_projects_title(rules):
    assert read_mobility("Ulkomaanjaksot kurssi Italia", rules) == MobilityDraft(
        project="Ulkomaanjaksot", kind="course", country="IT"
    )
    assert read_mobility('"Stadin AO" kurssi "BSZ"', rules) == MobilityDraft(
        project="Stadin AO", kind="course", host="BSZ"
    )


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("kurssi Italia", MobilityDraft(kind="course", country="IT")),
        ("Italia", MobilityDraft(country="IT")),
        ("Italiaan", MobilityDraft(country="IT")),
        ("kurssi IT", MobilityDraft(kind="course", country="IT")),
        ("4 hlö", MobilityDraft(head_count=4)),
        ("2 ohjaajaa", MobilityDraft(accompanying=2)),
        ("alaikäisiä kurssi", MobilityDraft(has_minors=True, kind="course")),
        ("<@U1>", MobilityDraft(responsible="U1")),
        ("1.–2.3.2027", MobilityDraft(start_on=date(2027, 3, 1), end_on=date(2027, 3, 2))),
        ("", MobilityDraft()),
    ],
)
def test_what_can_only_be_something_else_is_no_project(line, read, rules):
    assert read_mobility(line, rules) == read


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("31.4.2027–1.5.2027", DateImpossible(word="31.4.2027")),
        ("1.3.2027", DateAlone(word="1.3.2027")),
        ("“BSZ", UnclosedQuote(rest="“BSZ")),
        ("@eerika", UnknownPerson(word="@eerika")),
        ("#stadin-ao", UnknownChannel(word="#stadin-ao")),
        ("<#C1|stadin-ao>", UnknownWord(word="#")),
        ("Sakssa", MistypedWord(word="Sakssa", suggestion="Saksa")),
        ("kursi", MistypedWord(word="kursi", suggestion="kurssi")),
        ("kursi Italia", MistypedWord(word="kursi", suggestion="kurssi")),
        ("työn varjostuss Saksa", MistypedWord(word="työn varjostuss", suggestion="työn varjostus")),
        (
            "Yhdistynyt kuningaskuta",
            MistypedWord(word="Yhdistynyt kuningaskuta", suggestion="Yhdistynyt kuningaskunta"),
        ),
        ("4 kpl", UnknownWord(word="kpl")),
        ("123456", UnknownWord(word="123456")),
        (":tada:", UnknownWord(word=":tada:")),
        ("&lt;!here&gt;", UnknownWord(word="<!here>")),
        ("Saksa Ranska", SaidTwice(word="Ranska")),
        ("kurssi ryhmä", SaidTwice(word="ryhmä")),
        ("4 hlö 5 hlö", SaidTwice(word="5")),
        ("H1 H2", SaidTwice(word="H2")),
        ("2 ohjaajaa 3 ohjaajaa", SaidTwice(word="3")),
        ("2 matkapäivää 3 matkapäivää", SaidTwice(word="3")),
        ("alaikäisiä aikuisia", SaidTwice(word="aikuisia")),
        ("ohjaaja", UnknownWord(word="ohjaaja")),
        ("minderårigg", MistypedWord(word="minderårigg", suggestion="minderårig")),
        ('"A" "B"', SaidTwice(word="B")),
        ("<@U1> <@U2>", SaidTwice(word="@")),
    ],
    ids=str,
)
def test_each_wrong_thing_is_named_by_its_own_refusal(words, fault, rules):
    with pytest.raises(type(fault)) as refused:
        read_mobility(f"H1 {words}", rules)
    assert refused.value.facts == fault.facts


@pytest.mark.parametrize(("word", "fault"), [("@eerika", UnknownPerson), ("#stadin-ao", UnknownChannel)])
def test_a_name_that_slack_did_not_resolve_is_no_project_either(word, fault, rules):
    with pytest.raises(fault):
        read_mobility(f"{word} kurssi", rules)
