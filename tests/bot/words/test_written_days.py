"""Days in the many ways in which people write them."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from bot.text import Language, locale
from bot.words.dates import take_day
from bot.words.tokens import PeriodToken, tokens
from bot.words.written_days import in_numbers

days = st.dates(date(2014, 1, 1), date(2059, 12, 31))
languages = st.sampled_from(Language)
widths = st.sampled_from(["long", "d. MMMM yyyy", "d MMMM y", "MMMM d, y", "d MMM y", "d/M/y", "d.M.yy"])


@pytest.mark.parametrize(
    "written",
    [
        "3–7 May 2027", "3 May - 7 May 2027", "May 3, 2027 – May 7, 2027", "3rd May 2027 to 7th May 2027",
        "from 3 May 2027 until 7 May 2027", "3/5/2027-7/5/2027", "3.-7. toukokuuta 2027",
        "3. toukokuuta–7. toukokuuta 2027",
        "ajalla 3.5.2027–7.5.2027", "3–7 maj 2027", "från 3 maj 2027 till och med 7 maj 2027", "3-7.5.2027",
        "3.5-7.5.2027",        "3.5.27-7.5.27", "3 MAY 2027 – 7 may 2027",
    ],
)  # fmt: skip
def test_a_stretch_can_be_written_in_many_ways(written):
    found = [token for token in tokens(written, takes_days=True) if isinstance(token, PeriodToken)]
    assert found == [PeriodToken(date(2027, 5, 3), date(2027, 5, 7))]


def test_months_reach_from_the_first_day_to_the_last():
    assert tokens("9/2026–2/2027") == (PeriodToken(date(2026, 9, 1), date(2027, 2, 28)),)
    assert in_numbers("9/2026–13/2027") == "9/2026–13/2027"


@given(day=days, language=languages, width=widths)
def test_a_day_is_understood_as_any_of_our_languages_writes_it(day, language, width):
    written = format_date(day, width, locale=locale(language))
    assert take_day(f"H1 loppuraportti {written}") == (day, "H1 loppuraportti  ")


@given(first=days, last=days, language=languages)
def test_so_is_a_stretch_between_two(first, last, language):
    written = " – ".join(format_date(day, "long", locale=locale(language)) for day in (first, last))
    assert tokens(written) == (PeriodToken(first, last),)


@pytest.mark.parametrize("written", ['"3–7 May 2027"', "”15 October 2027”", "„1.9.26“", "'3/5/2027'"])
def test_what_stands_in_quotes_is_a_name(written):
    assert in_numbers(f"H1 {written}") == f"H1 {written}"


@pytest.mark.parametrize(
    "written",
    [
        "2026-1-FI01-KA121-VET-000123456", "12.00", "12.00.00", "1.2.99", "https://hel.fi/1/2/2027",
        "May we go", "3 mayors", "1 İugust", "١ May 2027",
    ],
)  # fmt: skip
def test_what_is_no_day_stays(written):
    assert in_numbers(written) == written


@given(st.text())
def test_any_text_can_be_read(text):
    assert in_numbers(in_numbers(text)) == in_numbers(text)
