"""Fields, and what comes back of them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.forms.fields import (
    channel_select,
    datepicker,
    external_select,
    multi_users_select,
    number_input,
    option,
    read_day,
    static_select,
    text_input,
    users_select,
    values,
)

ONE, TWO = option(("Yksi",), "1"), option(("Kaksi",), "2")


@pytest.mark.parametrize(
    ("built", "initial"),
    [
        (text_input(None, limit=5), {}),
        (text_input("", limit=5), {}),
        (text_input("abcdefg", limit=5), {"initial_value": "abcde"}),
        (number_input(None, limit=9), {}),
        (number_input(4, limit=9), {"initial_value": "4"}),
        (number_input(0, limit=9), {}),
        (number_input(0, limit=9, least=0), {"initial_value": "0"}),
        (number_input(10, limit=9), {}),
        (datepicker(None), {}),
        (datepicker(date(2027, 3, 1)), {"initial_date": "2027-03-01"}),
        (static_select([ONE, TWO], None), {}),
        (static_select([ONE, TWO], "2"), {"initial_option": TWO}),
        (static_select([ONE, TWO], "3"), {}),
        (external_select(None, min_query_length=0, placeholder=("x",)), {}),
        (external_select(ONE, min_query_length=0, placeholder=("x",)), {"initial_option": ONE}),
        (users_select(None), {}),
        (users_select("U1"), {"initial_user": "U1"}),
        (multi_users_select(()), {}),
        (multi_users_select(("U1", "U2")), {"initial_users": ["U1", "U2"]}),
        (channel_select(None), {}),
        (channel_select("C1"), {"initial_conversation": "C1"}),
    ],
)
def test_a_field_is_filled_in_with_what_slack_would_take(built, initial):
    assert {name: value for name, value in built.items() if name.startswith("initial_")} == initial


def test_a_long_title_in_a_menu_ends_in_an_ellipsis():
    assert option(("x" * 75,), "1")["text"]["text"] == "x" * 75
    assert option(("x" * 76,), "1")["text"]["text"] == "x" * 74 + "…"


def test_values_come_back_by_their_fields_names():
    state = {
        "title": {"title": {"type": "plain_text_input", "value": "A"}},
        "code": {"code": {"type": "plain_text_input", "value": None}},
        "start_on": {"start_on": {"type": "datepicker", "selected_date": "2027-03-01"}},
        "role": {"role": {"type": "static_select", "selected_option": {"text": {}, "value": "partner"}}},
        "sector": {"sector": {"type": "static_select", "selected_option": None}},
        "people": {"people": {"type": "multi_users_select", "selected_users": ["U1"]}},
        "person": {"person": {"type": "users_select", "selected_user": "U1"}},
        "channel_id": {"channel_id": {"type": "conversations_select", "selected_conversation": "C1"}},
        "empty": {},
    }
    assert values({"state": {"values": state}}) == {
        "title": "A",
        "code": None,
        "start_on": "2027-03-01",
        "role": "partner",
        "sector": None,
        "people": ["U1"],
        "person": "U1",
        "channel_id": "C1",
        "empty": None,
    }


def test_a_view_without_state_has_no_values():
    assert values({}) == {}


def test_a_day_is_read_as_slack_writes_it():
    assert (read_day("2027-03-01"), read_day(None), read_day("")) == (date(2027, 3, 1), None, None)
