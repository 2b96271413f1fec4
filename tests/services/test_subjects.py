"""What a deadline may be given to, as somebody types."""

from __future__ import annotations

from datetime import date

import pytest

from services import changes, mobilities, projects
from services.changes import OpenOnes
from services.subjects import SoughtWord, suggest_subjects
from tests.support.builders import new_mobility, new_project


@pytest.fixture(autouse=True)
def three(division, aino, mikko):
    """H1 is Aino's, with L1 and L2; H2 is Mikko's, with L3, for which Aino answers, and L4."""
    projects.register(division, aino, new_project(title="Ääni ja kuva"), request_key="p1")
    theirs = new_project(title="Stadin 100 % [AO]", coordinators=("UMIKKO",))
    projects.register(division, mikko, theirs, request_key="p2")
    spain = {"start_on": date(2027, 5, 3), "end_on": date(2027, 5, 7), "country": "ES"}
    trips = [
        ("H1", {"start_on": date(2026, 9, 1), "end_on": date(2026, 9, 10), "host": "ÖBB Wien", "country": "AT"}),
        ("H1", {"host": "BSZ Leipzig"}),
        ("H2", {**spain, "responsible": "UAINO"}),
        ("H2", {"host": "Tartu Rakenduslik Kolledž", "country": "EE"}),
    ]
    for number, (ref, values) in enumerate(trips):
        mobilities.register(division, aino, ref, new_mobility(**values), request_key=f"m{number}")


def sought(division, actor, *words: SoughtWord, limit: int = 100) -> list[str]:
    found = suggest_subjects(division, actor, words, limit=limit)
    return [*(each.ref for each in found.projects), *(each.mobility.ref for each in found.mobilities)]


def word(text: str, **values: tuple[str, ...]) -> SoughtWord:
    return SoughtWord(text=text, **values)


def test_ones_own_come_first_and_of_the_others_those_that_are_over_last(division, aino, mikko):
    assert sought(division, aino) == ["H1", "H2", "L2", "L3", "L1", "L4"]
    assert sought(division, mikko) == ["H2", "H1", "L4", "L3", "L2", "L1"]


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ([word("l2")], ["L2"]),
        ([word("h1")], ["H1", "L2", "L1"]),
        ([word("leip")], ["L2"]),
        ([word("KOLLEDŽ")], ["L4"]),
        ([word("öbb")], ["L1"]),
        ([word("ÄÄNI")], ["H1", "L2", "L1"]),
        ([word("saksa", countries=("DE",))], ["L2"]),
        ([word("m", countries=("ES", "EE"))], ["L3", "L4"]),
        ([word("1.3", days=("????-03-01",))], ["L2", "L4"]),
        ([word("12.3", days=("2027-03-12",)), word("bsz")], ["L2"]),
        ([word("100")], ["H2", "L3", "L4"]),
        ([word("[ao]")], ["H2", "L3", "L4"]),
        ([word("%")], ["H2", "L3", "L4"]),
        ([word("*")], []),
        ([word("???")], []),
        ([word("leipzig"), word("tartu")], []),
    ],
)
def test_every_word_must_fit_in_whatever_case(division, aino, words, refs):
    assert sought(division, aino, *words) == refs


def test_what_is_over_or_cancelled_is_not_offered(division, aino, mikko):
    changes.cancel_mobility(division, aino, "L2")
    changes.close(division, mikko, "H2", open_ones=OpenOnes.LEFT)
    assert sought(division, aino) == ["H1", "L1"]


@pytest.mark.parametrize(
    ("limit", "refs"), [(2, ["H1", "L2"]), (3, ["H1", "H2", "L2"]), (5, ["H1", "H2", "L2", "L3", "L1"])]
)
def test_no_more_come_than_fit_and_each_kind_has_its_half(division, aino, limit, refs):
    assert sought(division, aino, limit=limit) == refs


@pytest.mark.parametrize("typed", ["a^B", "^", "[b]", "]", "b*", "?"])
def test_signs_that_mean_something_in_a_pattern_are_found_as_they_are(division, aino, typed):
    projects.register(division, aino, new_project(title=f"Merkki {typed} tässä"), request_key="signs")

    assert sought(division, aino, word(typed))[0] == "H3"
    assert sought(division, aino, word(f"{typed}x")) == []
