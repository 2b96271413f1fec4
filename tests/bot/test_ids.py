"""A value names a row, and perhaps what of it; nothing else reads as one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forms.edit import read_pending
from bot.ids import (
    Action,
    action_id,
    action_pattern,
    read_item_value,
    read_named_row,
    read_value,
    write_item_value,
    write_said_value,
    write_value,
)
from bot.messages.later import CHOICES, ON_A_DAY


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


@given(st.integers(0, 10**15 - 1), st.from_regex(r"[a-z_]{1,60}", fullmatch=True))
def test_a_boxs_value_reads_back_as_its_deadline_and_item(row_id, item):
    value = write_item_value(row_id, item)
    assert read_item_value(value) == (row_id, item)
    assert read_value(value) is None
    assert len(value) <= 150


@pytest.mark.parametrize(
    "value",
    [None, "", "b7", "b7.", "a7.insurance", "7.insurance", "b.insurance", "b-7.insurance", "b7.Insurance", "b7.x.y",
     "b7.insurance ", "b7.insurance\n", "b7.sähköposti", "b٧.insurance", "b7." + "x" * 61,
     "b" + "9" * 16 + ".insurance"],
)  # fmt: skip
def test_what_we_have_not_written_names_no_box(value):
    assert read_item_value(value) is None


@given(st.text())
def test_any_text_reads_as_a_box_or_as_nothing(value):
    read = read_item_value(value)
    assert read is None or (read[0] >= 0 and value.endswith(f".{read[1]}"))


@given(st.integers(0, 10**15 - 1), st.sampled_from(["handover", "briefing", "later"]))
def test_a_block_may_be_named_after_its_row(row_id, name):
    assert read_named_row(f"{name}.{row_id}") == row_id


@pytest.mark.parametrize(
    "block_id",
    [None, "", "7", ".7", "handover", "handover.", "handover.-7", "handover.7 ", "handover.7\n", "handover.7.8",
     "Handover.7", "hand_over.7", "handover.٧", "handover." + "9" * 16],
)  # fmt: skip
def test_a_name_that_we_have_not_written_is_after_no_row(block_id):
    assert read_named_row(block_id) is None


@given(st.text())
def test_any_text_is_a_name_after_a_row_or_after_nothing(block_id):
    row_id = read_named_row(block_id)
    assert row_id is None or row_id >= 0


@pytest.mark.parametrize("choice", [*CHOICES, ON_A_DAY])
def test_every_moment_of_the_later_menu_can_be_its_value(choice):
    assert read_item_value(write_item_value(999_999_999, choice)) == (999_999_999, choice)


@given(st.integers(0, 10**15 - 1), st.text(min_size=1, max_size=400))
def test_what_a_button_carries_reads_back_as_it_was_written(row_id, said):
    kept = json.dumps({"said": said}, ensure_ascii=False)
    assert read_item_value(write_said_value(row_id, kept)) == (row_id, kept)


@given(st.text())
def test_any_text_is_something_to_agree_to_or_nothing(said):
    assert read_pending(said) is None or said


@pytest.mark.parametrize(
    "edit",
    [
        {"title": ["x"]}, {"title": 5}, {"title": None}, {"nothing": 1}, {"role": "boss"}, {"end_on": "soon"}, 7,
        {"end_on": 7}, {"coordinators": 7}, {"coordinators": []}, {"coordinators": [5]}, {"coordinators": "UAINO"},
        {"channel_id": "everyone"}, {"grant_euros": "5"}, {"grant_euros": True}, {"code": 5}, {"action_type": None},
        {"host": 5}, {"country": "xx"}, {"country": "XX"}, {"country": None}, {"country": ["FI"]},
        {"head_count": "4"}, {"has_minors": 1}, {"has_minors": None}, {"responsible": 5}, {"travel_days": 1.5},
    ],
)  # fmt: skip
def test_an_edit_that_we_have_not_written_is_none(edit):
    for ref in ("H1", "L1"):
        assert read_pending(json.dumps({"ref": ref, "version": 1, "edit": edit})) is None
    assert read_pending(json.dumps({"ref": "X1", "version": 1, "edit": {}})) is None


def test_every_item_of_the_rules_can_be_the_value_of_a_box(rules):
    for item in rules.checklist_items:
        assert read_item_value(write_item_value(7, item.code)) == (7, item.code)


@pytest.mark.parametrize("action", list(Action))
def test_an_action_is_known_at_every_place_and_by_no_other(action):
    ids = [action_id(action, place) for place in (0, 1, 12)]
    assert ids == [action, f"{action}.1", f"{action}.12"]
    assert [other for other in Action for each in ids if action_pattern(other).match(each)] == [action] * 3
    assert not action_pattern(action).match(f"{action}.x")
