"""A day, or a time of day, among other words."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.words.dates import read_clock, take_day
from bot.words.faults import DateImpossible
from services.running_refusal import TimeImpossible

DAY = date(2027, 10, 15)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("H1 loppuraportti 15.10.2027", ["H1", "loppuraportti"]),
        ("15.10.2027 H1 loppuraportti", ["H1", "loppuraportti"]),
        ("H1 2027-10-15 loppuraportti", ["H1", "loppuraportti"]),
        ("H1 15.10.2027, 12.00", ["H1", ",", "12.00"]),
        ('H1 "Raportti 1.2.2027" 15.10.2027', ["H1", '"Raportti', '1.2.2027"']),
        ("H1 „Raportti 1.2.2027“ 15.10.2027", ["H1", "„Raportti", "1.2.2027“"]),
        ("1.2.2027 H1 15.10.2027", ["1.2.2027", "H1"]),
    ],
)
def test_the_last_day_outside_quotes_is_taken_out(text, rest):
    day, left = take_day(text)
    assert (day, left.split()) == (DAY, rest)


@pytest.mark.parametrize(
    "text",
    ["", "H1 loppuraportti", "15.10.", "15.10.99", "12.00.00", "12.00", "2026-1-FI01-KA121-VET-000123456",
     '"15.10.2027"', "v15.10.2027", "15.10.2027-2", "2027-10-15x"],
)  # fmt: skip
def test_what_is_no_day_by_itself_is_left_alone(text):
    assert take_day(text) == (None, text)


@pytest.mark.parametrize("word", ["31.2.2027", "2027-02-31", "0.1.2027", "1.13.2027", "1.1.0000"])
def test_a_day_that_no_calendar_has_is_named(word):
    with pytest.raises(DateImpossible) as refused:
        take_day(f"H1 loppuraportti {word}")
    assert refused.value.word == word


@pytest.mark.parametrize(
    ("word", "clock"),
    [("12.00", time(12)), ("12:00", time(12)), ("9.05", time(9, 5)), ("23:59", time(23, 59)), ("00.00", time(0)),
     ("12", None), ("12.0", None), ("12-00", None), ("klo", None), ("112.00", None), ("١٢:٠٠", None), ("", None)],
)  # fmt: skip
def test_a_time_of_day_has_hours_and_minutes(word, clock):
    assert read_clock(word) == clock


@pytest.mark.parametrize(
    ("word", "clock"), [("13", time(13)), ("9", time(9)), ("12.30", time(12, 30)), ("kolme", None), ("", None)]
)
def test_after_its_word_a_whole_hour_is_a_time_of_day(word, clock):
    assert read_clock(word, is_announced=True) == clock


@pytest.mark.parametrize(
    ("word", "is_announced"),
    [
        ("24.00", False), ("12:60", False), ("99.99", False), ("24:00", True), ("12.75", True), ("25", True),
        ("12.5", True), ("125.00", True), ("12.00.00", True),
    ],
)  # fmt: skip
def test_a_time_that_no_clock_shows_is_named(word, is_announced):
    with pytest.raises(TimeImpossible) as refused:
        read_clock(word, is_announced=is_announced)
    assert refused.value.word == word
