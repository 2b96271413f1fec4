"""What somebody types into a field that searches."""

from __future__ import annotations

import fnmatch
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import Language
from bot.words.sought import MOST_WORDS, sought_words

FI, SV, EN = Language


def words(typed: str, language: Language = FI) -> list[str]:
    return [each.text for each in sought_words(typed, language)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("  L12  ", ["L12"]),
        ("L12 · 1.3.2027–12.3.2027 · Saksa", ["L12", "1.3.2027", "12.3.2027", "Saksa"]),
        ("H1 Stadin AO ulkomaanj…", ["H1", "Stadin", "AO", "ulkomaanj"]),
        ("Leipzig, Saksa", ["Leipzig", "Saksa"]),
        (" ".join("abcdefghijkl"), list("abcdefgh")),
    ],
)
def test_it_is_read_word_by_word_and_a_choice_that_was_made_finds_itself(typed, found):
    assert words(typed) == found


@pytest.mark.parametrize(
    ("typed", "language", "code"),
    [("saks", FI, "DE"), ("Tysk", SV, "DE"), ("germany", EN, "DE"), ("britannia", FI, "GB"), ("osterr", SV, "AT")],
)
def test_a_country_is_known_by_the_beginning_of_any_of_its_words(typed, language, code):
    assert code in sought_words(typed, language)[0].countries


@pytest.mark.parametrize("typed", ["s", "xyzzy", "aksa"])
def test_what_begins_no_country_means_none(typed):
    assert sought_words(typed, FI)[0].countries == ()


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("1.", FI), ("1.3", FI), ("1.3.", FI), ("1.3.2", FI), ("1.3.20", FI), ("1.3.2027", FI), ("01.03.2027", FI),
        ("3.2027", FI), ("2027", FI), ("2027-03", FI), ("2027-03-01", FI), ("maaliskuu", FI), ("mars", SV),
        ("mar", EN), ("March", EN), ("1", EN),
    ],
)  # fmt: skip
def test_a_date_is_known_by_any_part_of_it_as_it_is_shown(typed, language):
    (word,) = sought_words(typed, language)
    assert any(fnmatch.fnmatchcase("2027-03-01", day) for day in word.days)
    assert not any(fnmatch.fnmatchcase("2028-04-12", day) for day in word.days)


@given(st.text(max_size=200) | st.from_regex(r"(\d{1,5}[.\- ]){1,4}\d{0,5}"))
def test_whatever_is_typed_gives_a_few_words_and_days_of_ten_signs(typed):
    found = sought_words(typed, EN)
    assert len(found) <= MOST_WORDS
    assert all(re.fullmatch(r"[\d?]{4}-[\d?]{2}-[\d?]{2}", day) for word in found for day in word.days)
