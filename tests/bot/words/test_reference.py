"""How a project or mobility is named, and what follows."""

from __future__ import annotations

import pytest

from bot.words.faults import UnclosedQuote
from bot.words.reference import reference, reference_and_rest, split_first
from bot.words.vocabulary import phrases

DEADLINES = phrases("deadline", ("final_report", "participant_report"))
CODE = "2026-1-FI01-KA121-VET-000123456"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ("", "")),
        (" \u00a0\n ", ("", "")),
        ("uusi", ("uusi", "")),
        ("  uusi   H1  x ", ("uusi", "H1  x")),
        ("uusi\u00a0H1", ("uusi", "H1")),
        ("uusi\nH1\nx", ("uusi", "H1\nx")),
    ],
)
def test_the_first_word_is_split_from_the_rest(text, parts):
    assert split_first(text) == parts


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("H1", "H1"),
        (" h1, ", "h1"),
        ('"Stadin AO"', "Stadin AO"),
        ("„Stadin AO“", "Stadin AO"),
        ("Stadin AO", "Stadin AO"),
        ("R&amp;D &lt;3", "R&D <3"),
        (CODE.lower(), CODE.lower()),
        (f"<https://example.eu/{CODE}>", CODE),
        ("Kevätretki 1.6.2026", "Kevätretki 1.6.2026"),
        ("Kausi 31.2.2026–1.1.2027", "Kausi 31.2.2026–1.1.2027"),
        ("Opettajien 'paras' retki", "Opettajien 'paras' retki"),
        ("<#C1|retket> kevät", "#retket kevät"),
    ],
)
def test_a_reference_is_what_the_person_called_it(text, named):
    assert reference(text) == named


def test_a_reference_with_an_open_quote_is_told_so():
    with pytest.raises(UnclosedQuote):
        reference('"Stadin AO')


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("H1", ("H1", "")),
        ("H1 loppuraportti", ("H1", "loppuraportti")),
        ("h1, final  report", ("h1", "final report")),
        (f"{CODE} slutrapport", (CODE, "slutrapport")),
        ('"Stadin AO" loppuraportti', ("Stadin AO", "loppuraportti")),
        ("Stadin AO loppuraportti", ("Stadin AO", "loppuraportti")),
        ("L1 osallistujaraportti", ("L1", "osallistujaraportti")),
        ("loppuraportti", ("loppuraportti", "")),
        ("H1 <@U1> raportti", ("H1", "raportti")),
        ("H1 31.10.2027", ("H1 31.10.2027", "")),
    ],
)
def test_a_reference_in_one_token_leaves_a_rest(text, parts):
    assert reference_and_rest(text, DEADLINES) == parts
