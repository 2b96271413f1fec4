"""A button's value names a row, and nothing else reads as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import Action, action_id, action_pattern, read_value, write_value


@given(st.integers(0, 10**15 - 1))
def test_a_value_reads_back_as_the_row_it_was_written_for(row_id):
    assert read_value(write_value(row_id)) == row_id


@pytest.mark.parametrize("value", [None, "", "a", "7", "b7", "a-7", "a7 ", "a7\n", "a7.0", "A7", "a" + "9" * 16])
def test_what_we_have_not_written_names_nothing(value):
    assert read_value(value) is None


@given(st.text())
def test_any_text_reads_as_a_row_or_as_nothing(value):
    row_id = read_value(value)
    assert row_id is None or row_id >= 0


@pytest.mark.parametrize("action", list(Action))
def test_an_action_is_known_at_every_place_and_by_no_other(action):
    ids = [action_id(action, place) for place in (0, 1, 12)]
    assert ids == [action, f"{action}.1", f"{action}.12"]
    assert [other for other in Action for each in ids if action_pattern(other).match(each)] == [action] * 3
    assert not action_pattern(action).match(f"{action}.x")
