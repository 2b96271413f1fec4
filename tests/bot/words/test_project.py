"""New projects from one line: the grammar of `/hanke uusi`."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from bot.words.draft import ProjectDraft
from bot.words.faults import (
    ActionNeedsField,
    DateAlone,
    DateImpossible,
    MistypedWord,
    SaidTwice,
    UnclosedQuote,
    UnknownChannel,
    UnknownPerson,
    UnknownWord,
)
from bot.words.project import read_project
from programme.model import Role, Sector
from services.refusal import CodeDigitsWrong, UnknownActionType

CODE = "2026-1-FI01-KA121-VET-000123456"
SHORT_CODE = "2024-1-ES01-KA121-VET-00012345"
START, END = date(2026, 6, 1), date(2027, 8, 31)
FULL = ProjectDraft(
    action_type="KA121-VET",
    title="Stadin AO ulkomaanjaksot",
    code=CODE,
    start_on=START,
    end_on=END,
    coordinators=("U1",),
    channel_id="C1",
)
PARTS = (
    "KA121-VET", '"Stadin AO ulkomaanjaksot"', "1.6.2026–31.8.2027", "<@U1|eerika>", "<#C1|stadin-ao>", CODE,
)  # fmt: skip


def test_the_example_of_the_design_is_read_whole(rules):
    assert read_project(" ".join(PARTS), rules) == FULL


def test_the_order_does_not_matter(rules):
    assert {read_project(" ".join(order), rules) for order in permutations(PARTS)} == {FULL}


def test_nothing_is_read_from_nothing(rules):
    assert read_project("  \u00a0 ", rules) == ProjectDraft()


@pytest.mark.parametrize(
    ("written", "action"),
    [
        ("KA121-VET", "KA121-VET"), ("ka121-vet", "KA121-VET"), ("KA121VET", "KA121-VET"), ("ka121 vet", "KA121-VET"),
        ("KA121–VET", "KA121-VET"), ("KA121\u2011VET", "KA121-VET"), ("KA122-sch,", "KA122-SCH"),
        ("KA240", "KA240-SCH"), ("muu", "MUU"), ("MUU", "MUU"), ("annan", "MUU"), ("other", "MUU"),
        ("muu rahoitus", "MUU"), ("annan finansiering", "MUU"), ("Övrig", "MUU"), ("other funding", "MUU"),
    ],
)  # fmt: skip
def test_action_types_are_read_as_people_write_them(written, action, rules):
    assert read_project(written, rules) == ProjectDraft(action_type=action)


@pytest.mark.parametrize(
    ("written", "sector"),
    [
        ("varhaiskasvatus", Sector.EARLY_CHILDHOOD), ("päiväkoti", Sector.EARLY_CHILDHOOD),
        ("PAIVAKOTI", Sector.EARLY_CHILDHOOD), ("småbarnspedagogik", Sector.EARLY_CHILDHOOD),
        ("smabarnspedagogik", Sector.EARLY_CHILDHOOD), ("early childhood education", Sector.EARLY_CHILDHOOD),
        ("esiopetus", Sector.PRE_PRIMARY), ("förskola", Sector.PRE_PRIMARY), ("pre-primary", Sector.PRE_PRIMARY),
        ("perusopetus", Sector.BASIC), ("grundläggande utbildning", Sector.BASIC), ("basic", Sector.BASIC),
        ("lukio", Sector.GENERAL_UPPER_SECONDARY), ("gymnasium", Sector.GENERAL_UPPER_SECONDARY),
        ("upper secondary", Sector.GENERAL_UPPER_SECONDARY), ("ammatillinen koulutus", Sector.VOCATIONAL),
        ("yrkesutbildning", Sector.VOCATIONAL), ("vocational", Sector.VOCATIONAL), ("vet", Sector.VOCATIONAL),
        ("vapaa sivistystyö", Sector.LIBERAL_ADULT), ("fritt bildningsarbete", Sector.LIBERAL_ADULT),
        ("liberal adult education", Sector.LIBERAL_ADULT), ("koko toimiala", Sector.WHOLE_DIVISION),
        ("hela sektorn", Sector.WHOLE_DIVISION), ("whole division", Sector.WHOLE_DIVISION),
    ],
)  # fmt: skip
def test_sectors_are_read_in_three_languages(written, sector, rules):
    assert read_project(f"{written}, KA122-SCH", rules) == ProjectDraft(action_type="KA122-SCH", sector=sector)


@pytest.mark.parametrize(
    ("written", "role"),
    [("kumppani", Role.PARTNER), ("partner", Role.PARTNER), ("Partneri", Role.PARTNER),
     ("koordinaattori", Role.COORDINATOR), ("koordinator", Role.COORDINATOR), ("coordinator", Role.COORDINATOR)],
)  # fmt: skip
def test_roles_are_read_in_three_languages(written, role, rules):
    assert read_project(written, rules) == ProjectDraft(role=role)


@pytest.mark.parametrize(
    "written",
    [
        CODE, CODE.lower(), CODE.replace("-", "\u2011"), f"{CODE},",
        f"<https://erasmus-plus.ec.europa.eu/projects/search/details/{CODE.lower()}>",
        f"<https://example.eu/{CODE}|{CODE}>",
    ],
)  # fmt: skip
def test_a_code_is_read_in_any_case_and_in_links(written, rules):
    assert read_project(written, rules) == ProjectDraft(code=CODE)


def test_an_old_code_is_read_too(rules):
    assert read_project("2019-1-at01-ka102-050670", rules) == ProjectDraft(code="2019-1-AT01-KA102-050670")


def test_several_people_coordinate_in_the_order_they_are_named_and_each_once(rules):
    assert read_project("<@U2> <@U1|x>, <@U2>", rules).coordinators == ("U2", "U1")


def test_the_same_thing_said_twice_is_one_thing(rules):
    assert read_project("lukio Gymnasium KA121-VET ka121vet", rules) == ProjectDraft(
        action_type="KA121-VET", sector=Sector.GENERAL_UPPER_SECONDARY
    )


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("31.2.2027–1.3.2027", DateImpossible(word="31.2.2027")),
        ("1.6.2026", DateAlone(word="1.6.2026")),
        ('"Ulkomaanjaksot', UnclosedQuote(rest='"Ulkomaanjaksot')),
        ("KA999-VET", UnknownActionType(word="KA999-VET")),
        ("KA121-FOO", UnknownActionType(word="KA121-FOO")),
        ("KA121", ActionNeedsField(word="KA121", choices=("KA121-SCH", "KA121-VET", "KA121-ADU"))),
        ("ka220", ActionNeedsField(word="ka220", choices=("KA220-SCH", "KA220-VET", "KA220-ADU"))),
        (
            "2024-1-ES01-KA121-VET-00012345",
            CodeDigitsWrong(word="2024-1-ES01-KA121-VET-00012345", digits=8, needed=9),
        ),
        ("2026_1_FI01_KA121", UnknownWord(word="2026_1_FI01_KA121")),
        ("@eerika", UnknownPerson(word="@eerika")),
        ("<@eerika>", UnknownPerson(word="@eerika")),
        ("#stadin-ao", UnknownChannel(word="#stadin-ao")),
        ("&lt;!channel&gt;", UnknownWord(word="<!channel>")),
        ("<!channel>", UnknownWord(word="!channel")),
        ("&lt;@U1&gt;", UnknownWord(word="<@U1>")),
        (":tada:", UnknownWord(word=":tada:")),
        ("🎉", UnknownWord(word="🎉")),
        ("מחר", UnknownWord(word="מחר")),
        ("lukoi", MistypedWord(word="lukoi", suggestion="lukio")),
        ("koko toimala", MistypedWord(word="koko toimala", suggestion="koko toimiala")),
        ("xyzzy lukio", UnknownWord(word="xyzzy")),
        ("kumpani", MistypedWord(word="kumpani", suggestion="kumppani")),
        ("Ulkomaanjaksot", UnknownWord(word="Ulkomaanjaksot")),
        ('"A" "B"', SaidTwice(word="B")),
        ("KA121-VET KA122-VET", SaidTwice(word="KA122-VET")),
        ("lukio perusopetus", SaidTwice(word="perusopetus")),
        ("kumppani koordinaattori", SaidTwice(word="koordinaattori")),
        ("1.6.2026–31.8.2027 1.6.2026–31.7.2027", SaidTwice(word="1.6.2026")),
        ("<#C1> <#C2>", SaidTwice(word="#")),
        (f"{CODE} 2019-1-AT01-KA102-050670", SaidTwice(word="2019-1-AT01-KA102-050670")),
        ("x" * 3000, UnknownWord(word="x" * 80)),
    ],
    ids=str,
)
def test_each_wrong_thing_is_named_by_its_own_refusal(words, fault, rules):
    with pytest.raises(type(fault)) as refused:
        read_project(words, rules)
    assert refused.value.facts == fault.facts
