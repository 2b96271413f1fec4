from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.model import Anchor, Announcement, Offset, Recipient
from tests.support.builders import make_mobility, make_project


@given(st.builds(Offset, st.sampled_from(Anchor), st.integers(-999, 999), st.sampled_from(Announcement)))
def test_an_offset_reads_back_as_it_was_written(offset: Offset):
    assert Offset.parse(str(offset)) == offset


@pytest.mark.parametrize(
    ("offset", "text"),
    [
        (Offset(Anchor.DUE, -7), "due-7"),
        (Offset(Anchor.DUE, 0), "due+0"),
        (Offset(Anchor.MOBILITY_END, 14, Announcement.AFTER), "mobility_end+14>"),
    ],
)
def test_an_offset_is_written_as_its_anchor_and_signed_days(offset: Offset, text: str):
    assert str(offset) == text


@pytest.mark.parametrize("text", ["", "due", "due7", "due-", "due-7?", "due-7!!", "Due-7", "lunch-7"])
def test_what_is_no_offset_is_refused(text: str):
    with pytest.raises(ValueError, match=r"not an offset|not a valid Anchor"):
        Offset.parse(text)


@given(st.sampled_from([Recipient.person, Recipient.channel]), st.text(min_size=1))
def test_a_recipient_reads_back_as_it_was_written(make, identifier: str):
    assert Recipient.parse(str(make(identifier))) == make(identifier)


def test_a_person_and_a_channel_of_the_same_id_are_two_recipients():
    assert Recipient.person("X1") != Recipient.channel("X1")


def test_the_year_of_the_call_comes_from_the_code():
    assert make_project(code="2024-1-FI01-KA121-VET-000215917", start_on=date(2025, 1, 1)).call_year == 2024


def test_the_year_of_the_call_is_the_starting_year_where_there_is_no_code():
    assert make_project(code=None, start_on=date(2025, 1, 1)).call_year == 2025


def test_a_mobility_counts_its_first_and_its_last_day():
    assert make_mobility(start_on=date(2027, 3, 1), end_on=date(2027, 3, 12)).days == 12
    assert make_mobility(start_on=date(2027, 3, 1), end_on=date(2027, 3, 1)).days == 1


def test_projects_and_mobilities_are_called_by_letter_and_number():
    assert (make_project(id=12).ref, make_mobility(id=3).ref) == ("H12", "L3")


@pytest.mark.parametrize(
    ("action_type", "year", "expected"),
    [
        ("KA240-SCH", 2025, False),
        ("KA240-SCH", 2026, True),
        ("KA240-SCH", 2027, True),
        ("KA240-SCH", 2028, False),
        ("KA102", 2020, True),
        ("KA102", 2021, False),
        ("MUU", 2050, True),
    ],
)
def test_an_action_has_calls_from_its_first_year_to_its_last_if_it_has_one(action_type, year, *, expected, rules):
    assert rules.actions[action_type].has_call(year) is expected
