from datetime import date

import pytest

from sandbox.filling import client_errors, fill
from sandbox.forms import initial_state
from sandbox.views import View
from tests.sandbox.small_app import field, modal, plain

COLOURS = [{"text": plain(name), "value": name.lower()} for name in ("Red", "Blue")]


def view_of(*blocks):
    return View(id="V1", user="U1", hash="h", content=modal(*blocks))


def test_untouched_fields_keep_their_initial_values():
    blocks = [
        field("Name", "name", element={"type": "plain_text_input", "initial_value": "Ada"}),
        field("Day", "day", element={"type": "datepicker", "initial_date": "2027-03-01"}),
        field(
            "Colour", "colour", element={"type": "static_select", "options": COLOURS, "initial_option": COLOURS[1]}
        ),
        field("Notes", "notes"),
        field("Tags", "tags", element={"type": "checkboxes", "options": COLOURS}),
    ]

    state = initial_state(blocks)

    assert state["name_block"]["name"] == {"type": "plain_text_input", "value": "Ada"}
    assert state["day_block"]["day"]["selected_date"] == "2027-03-01"
    assert state["colour_block"]["colour"]["selected_option"] == COLOURS[1]
    assert state["notes_block"]["notes"]["value"] is None
    assert state["tags_block"]["tags"]["selected_options"] == []


def test_values_are_named_by_action_by_block_or_by_both():
    view = view_of(field("A", "a"), field("B", "b"), field("C", "c"))

    state = fill(view, {"a": "1", "b_block": "2", "c_block": {"c": "3"}})

    assert [state[f"{name}_block"][name]["value"] for name in "abc"] == ["1", "2", "3"]


def test_options_are_chosen_by_value_or_by_label_and_dates_as_dates():
    view = view_of(
        field("Colour", "colour", element={"type": "static_select", "options": COLOURS}),
        field("Tags", "tags", element={"type": "checkboxes", "options": COLOURS}),
        field("Day", "day", element={"type": "datepicker"}),
    )

    state = fill(view, {"colour": "Blue", "tags": ["red", "Blue"], "day": date(2027, 3, 2)})

    assert state["colour_block"]["colour"]["selected_option"] == COLOURS[1]
    assert state["tags_block"]["tags"]["selected_options"] == COLOURS
    assert state["day_block"]["day"]["selected_date"] == "2027-03-02"


def test_a_value_without_a_field_is_a_mistake_in_the_test():
    with pytest.raises(LookupError, match="no field nmae; it has name_block/name"):
        fill(view_of(field("Name", "name")), {"nmae": "Ada"})


def test_an_option_that_is_not_offered_cannot_be_chosen():
    view = view_of(field("Colour", "colour", element={"type": "static_select", "options": COLOURS}))

    with pytest.raises(LookupError, match="no option 'green'"):
        fill(view, {"colour": "green"})


@pytest.mark.parametrize(
    ("element", "good", "bad"),
    [
        ({"type": "plain_text_input", "max_length": 3}, "abc", "abcd"),
        ({"type": "plain_text_input", "min_length": 3}, "abc", "ab"),
        ({"type": "number_input", "is_decimal_allowed": False, "min_value": "1"}, "1", "0"),
        ({"type": "number_input", "is_decimal_allowed": False, "max_value": "9"}, "9", "10"),
        ({"type": "number_input", "is_decimal_allowed": False}, "2", "2.5"),
        ({"type": "email_text_input"}, "aino@example.org", "aino"),
        ({"type": "url_text_input"}, "https://example.org", "example"),
        ({"type": "plain_text_input"}, "x", None),
    ],
)
def test_the_client_refuses_what_it_can_check_itself(element, good, bad):
    view = view_of(field("Value", "value", element=element))

    assert client_errors(view, fill(view, {"value": good})) == {}
    assert set(client_errors(view, fill(view, {"value": bad}))) == {"value_block"}


def test_an_optional_field_may_stay_empty():
    view = view_of(field("Notes", "notes", optional=True))

    assert client_errors(view, fill(view, {})) == {}
