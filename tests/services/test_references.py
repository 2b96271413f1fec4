import pytest

from services.projects import register, show
from services.references import is_project_ref
from services.refusal import NoSuchProject, SeveralProjectsFit
from tests.support.builders import new_project

CODE = "2026-1-FI01-KA121-VET-000123456"


@pytest.fixture(autouse=True)
def _projects(division, aino):
    """Six projects; the code is H1's."""
    titles = ["Ulkomaanjaksot Äänekoskella", "Kevätmatka", "Kevätmatka 2027", "Matka A", "Matka B", "Matka C"]
    for number, title in enumerate(titles, start=1):
        code = CODE if number == 1 else None
        register(division, aino, new_project(title=title, code=code), request_key=f"r{number}")


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("H1", "H1"),
        ("h2", "H2"),
        (" H\u200b3 ", "H3"),
        (CODE, "H1"),
        (CODE.lower(), "H1"),
        (f" {CODE} ", "H1"),
        ("äänekoski", None),
        ("äänekosk", "H1"),
        ("ÄÄNEKOSK", "H1"),
        ("A\u0308a\u0308nekosk", "H1"),
        ("kevätmatka", "H2"),
        ("KEVÄTMATKA 2027", "H3"),
        ("matka b", "H5"),
        ("H9", None),
        ("H0", None),
        ("2026-1-FI01-KA121-VET-000000000", None),
        ("nothing like it", None),
        ("", None),
        (" \u200b", None),
        ("H1234567890", None),
    ],
)
def test_a_reference_finds_the_project_it_means(division, reference, found):
    if found is None:
        with pytest.raises(NoSuchProject):
            show(division, reference)
    else:
        assert show(division, reference).project.ref == found


def test_words_that_fit_several_name_the_first_few(division):
    with pytest.raises(SeveralProjectsFit) as refused:
        show(division, "atk")

    assert refused.value.facts == {
        "reference": "atk",
        "projects": ["H2 Kevätmatka", "H3 Kevätmatka 2027", "H4 Matka A", "H5 Matka B", "H6 Matka C"],
    }


def test_an_exact_title_wins_however_many_longer_ones_fit(division, aino):
    register(division, aino, new_project(title="Matka"), request_key="r7")

    assert show(division, "matka").project.ref == "H7"


@pytest.mark.parametrize(
    ("word", "is_one"), [("H1", True), ("h12", True), ("H", False), ("L1", False), ("xH1", False)]
)
def test_the_form_of_a_reference_is_known(word, is_one):
    assert is_project_ref(word) is is_one
