"""What words find: beginnings of words, with or without umlauts, wherever they stand."""

from __future__ import annotations

from datetime import date

import pytest

from services.changes import OpenOnes, close, remove
from services.edits import Look, edit_project
from services.facts import ProjectEdit
from services.mobilities import register as register_mobility
from services.projects import register
from services.refusal import SearchWordsMissing
from services.search import search_projects
from tests.support.builders import new_mobility, new_project

CODE = "2026-1-FI01-KA121-VET-000123456"


@pytest.fixture
def three(division, aino):
    register(division, aino, new_project(title="Stadin AO ulkomaanjaksot", code=CODE), request_key="r1")
    register(division, aino, new_project(title="Työelämäjaksot Leipzigissa"), request_key="r2")
    register(division, aino, new_project(title="Kielimatka", action_type="KA122-SCH"), request_key="r3")
    for number, host in enumerate(("BSZ Leipzig", "Tartu Rakenduslik Kolledž", None, 'Lycée "Müller" & <@U1>')):
        trip = new_mobility(host=host, start_on=date(2027, 3, 1 + number))
        register_mobility(division, aino, "H1", trip, request_key=f"m{number}")


def refs(division, words: str) -> list[str]:
    return [hit.project.ref for hit in search_projects(division, words, limit=10).hits]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("stadin", ["H1"]),
        ("STAD ulko", ["H1"]),
        ("leipzig", ["H2", "H1"]),
        ("leip stadin", ["H1"]),
        ("tyoelama", ["H2"]),
        ("työelämä", ["H2"]),
        ("TYÖ", ["H2"]),
        ("kolledz", ["H1"]),
        ("lycee muller", ["H1"]),
        ('"müller"', ["H1"]),
        ("000123456", ["H1"]),
        (CODE.lower(), ["H1"]),
        ("KA122", ["H3"]),
        ("KA121-VET", ["H2", "H1"]),
        ("leipzig kielimatka", []),
        ("pzig", []),
        ("OR AND NOT", []),
        ("title:kieli", []),
        ("kieli - !", ["H3"]),
    ],
)
def test_every_word_must_be_found_as_the_beginning_of_one(division, three, words, found):
    assert refs(division, words) == found


def test_a_hit_names_what_comes_next_and_the_mobilities_whose_hosts_fit(division, three):
    (hit,) = search_projects(division, "tartu", limit=10).hits

    assert [mobility.ref for mobility in hit.mobilities] == ["L2"]
    assert hit.next_deadline is not None


def test_a_project_is_found_by_its_unit_partners_and_case_number(division, aino, sari, three):
    said = ProjectEdit(unit="Meilahden koulu", partners="Escola Lumiar", case_number="HEL 2026-001234")
    edit_project(division, sari, "H3", said, look=Look(is_second=True), request_key="e1")

    assert [refs(division, words) for words in ("meilah", "lumiar", "001234")] == [["H3"]] * 3


def test_a_closed_project_is_found_and_a_removed_one_is_not(division, aino, three):
    close(division, aino, "H3", open_ones=OpenOnes.LEFT)
    assert refs(division, "kielimatka") == ["H3"]

    remove(division, aino, "H3")
    assert refs(division, "kielimatka") == []
    assert search_projects(division, "kielimatka", limit=10).count == 0


def test_what_is_changed_is_found_by_its_new_words_alone(division, three):
    with division.store.writing() as session:
        session.execute("UPDATE projects SET title = 'Purjehdus' WHERE id = 3")
        session.execute("UPDATE mobilities SET host = 'Lübeck' WHERE host = 'BSZ Leipzig'")
    assert (refs(division, "kielimatka"), refs(division, "purje")) == ([], ["H3"])
    assert (refs(division, "leipzig"), refs(division, "lubeck")) == (["H2"], ["H1"])

    with division.store.writing() as session:
        session.execute("DELETE FROM mobilities WHERE host = 'Lübeck'")
        session.execute("DELETE FROM projects WHERE id = 2")
    assert (refs(division, "lubeck"), refs(division, "leipzig")) == ([], [])


def test_the_hits_have_pages(division, three):
    first, second, far = (search_projects(division, "KA121", limit=1, page=page) for page in (0, 1, 9))

    assert [[hit.project.ref for hit in page.hits] for page in (first, second, far)] == [["H2"], ["H1"], ["H1"]]
    assert {(page.count, page.page) for page in (second, far)} == {(2, 1)}


@pytest.mark.parametrize("words", ["", "  ", '"', "- * !", "\u200b"])
def test_nothing_to_search_for_is_refused(division, three, words):
    with pytest.raises(SearchWordsMissing):
        search_projects(division, words, limit=10)
