"""What is told to somebody whose command did not go through."""

from __future__ import annotations

import pytest

from services import projects
from services.division import Division
from tests.support.builders import new_project
from tests.support.reception import Reception

GIVEN_BACK = "Kirjoitit näin"


@pytest.fixture
def reception(division: Division) -> Reception:
    return Reception(division)


@pytest.mark.parametrize(
    "typed",
    [
        'uusi KA999-VET "R&amp;D &lt;1&gt;" 1.6.2026–31.8.2027',
        "määräaika H99 Väliraportti 1.3.2027",
        "lista ammatilinen kevät 2027 Saksa",
    ],
)
def test_a_line_that_took_long_to_type_is_given_back_with_what_is_wrong_with_it(reception, typed):
    """As Slack escapes it, so that it shows as it was typed."""
    (told,) = reception.type("UAINO", f"/hanke {typed}")
    said, given_back = told["text"].split(GIVEN_BACK)
    assert said.strip()
    assert given_back.endswith(f"/hanke {typed}")


@pytest.mark.parametrize("typed", ["näytä H99", "valmis H99 loppuraportti", "lsta"])
def test_a_short_one_is_not(reception, typed):
    (told,) = reception.type("UAINO", f"/hanke {typed}")
    assert GIVEN_BACK not in told["text"]


def test_nor_is_one_that_no_other_words_would_have_made_allowed(division, aino, reception):
    projects.register(division, aino, new_project(), request_key="1")
    for typed in (
        "/hanke muokkaa H1 nimi Uusi nimi",
        "/hanke ylläpito lisää <@UMIKKO|mikko>",
        "/yhteys muokkaa lukio <@UMIKKO>",
    ):
        (told,) = reception.type("UMIKKO", typed)
        assert GIVEN_BACK not in told["text"], typed
