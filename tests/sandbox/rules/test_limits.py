"""Each limit from both sides: the last value that passes and the first that does not."""

import pytest

from sandbox.rules.blocks import message_block_problems
from sandbox.rules.kinds import MESSAGE, Spot
from sandbox.rules.metadata import metadata_error
from sandbox.rules.views import view_problems
from tests.sandbox.small_app import button, field, modal, plain, section


def codes(*blocks):
    return {problem.code for problem in message_block_problems(list(blocks), Spot("/blocks", MESSAGE))}


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def options(count):
    return [{"text": plain(f"Option {number}"), "value": str(number)} for number in range(count)]


def select(count, **parts):
    return actions({"type": "static_select", "action_id": "pick", "options": options(count), **parts})


def buttons(count):
    return actions(*(button("Go", f"go{number}") for number in range(count)))


def table(rows, columns):
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * columns] * rows}


def context(count):
    return {"type": "context", "elements": [plain("x")] * count}


def header(length):
    return {"type": "header", "text": plain("x" * length)}


def fields(count, length=1):
    return {"type": "section", "fields": [plain("x" * length)] * count}


@pytest.mark.parametrize(
    ("fits", "breaks", "code"),
    [
        (section("x" * 3000), section("x" * 3001), "too_long"),
        (section("x"), section(""), "too_short"),
        (fields(10), fields(11), "count"),
        (fields(1, 2000), fields(1, 2001), "too_long"),
        (header(150), header(151), "too_long"),
        (context(10), context(11), "count"),
        (context(1), context(0), "count"),
        (buttons(25), buttons(26), "count"),
        (buttons(1), buttons(0), "count"),
        (select(100), select(101), "count"),
        (select(1), select(0), "count"),
        (actions(button("x" * 75, "go")), actions(button("x" * 76, "go")), "too_long"),
        (actions(button("x", "go", value="x" * 2000)), actions(button("x", "go", value="x" * 2001)), "too_long"),
        (actions(button("x", "x" * 255)), actions(button("x", "x" * 256)), "too_long"),
        (actions(button("x", "go", style="danger")), actions(button("x", "go", style="blue")), "unknown_value"),
        (section("x", block_id="x" * 255), section("x", block_id="x" * 256), "too_long"),
        (table(100, 20), table(101, 20), "count"),
        (table(1, 20), table(1, 21), "count"),
        (
            actions({"type": "datepicker", "initial_date": "2027-03-01"}),
            actions({"type": "datepicker", "initial_date": "1.3.2027"}),
            "invalid_format",
        ),
        (
            actions({"type": "overflow", "options": options(5)}),
            actions({"type": "overflow", "options": options(6)}),
            "count",
        ),
        (
            select(2, initial_option=options(2)[1]),
            select(2, initial_option=options(3)[2]),
            "unknown_initial_option",
        ),
        (section("x"), section("x", colour="red"), "unknown_property"),
        (section("x"), {"type": "section"}, "alternatives"),
        (section("x"), {"type": "marquee"}, "unsupported_type"),
        (section("x"), {"type": "video"}, "unsupported_type"),
        (
            section("x", accessory={"type": "datepicker"}),
            section("x", accessory={"type": "datetimepicker"}),
            "unsupported_type",
        ),
        (
            field("x", "a"),
            field("x", "a", element={"type": "number_input", "is_decimal_allowed": False}),
            "wrong_surface",
        ),
        (section("x"), {"type": "alert", "text": plain("x")}, "wrong_surface"),
    ],
)
def test_a_block_passes_up_to_its_limit_and_not_beyond(fits, breaks, code):
    assert codes(fits) == set()
    assert code in codes(breaks)


def test_a_message_holds_fifty_blocks():
    assert codes(*[{"type": "divider"}] * 50) == set()
    assert codes(*[{"type": "divider"}] * 51) == {"count"}


def test_ids_may_not_repeat_where_they_tell_things_apart():
    assert codes(actions(button("A", "a")), actions(button("A", "a"))) == set()
    assert codes(actions(button("A", "a"), button("B", "a"))) == {"duplicate_action_id"}
    assert codes(section("x", block_id="b"), section("y", block_id="b")) == {"duplicate_block_id"}


def test_a_message_holds_one_table_and_so_much_markdown():
    markdown = {"type": "markdown", "text": "x" * 6001}

    assert codes(table(1, 1), table(1, 1)) == {"only_one_table_allowed"}
    assert codes(markdown) == set()
    assert codes(markdown, markdown) == {"too_long"}


def test_a_confirmation_has_four_texts_with_four_limits():
    def asks(**parts):
        texts = {"title": plain("Sure?"), "text": plain("Really"), "confirm": plain("Yes"), "deny": plain("No")}
        return actions(button("Go", "go", confirm=texts | parts))

    assert codes(asks()) == set()
    assert codes(asks(title=plain("x" * 101), text=plain("x" * 301), confirm=plain("x" * 31))) == {"too_long"}


def test_a_modal_has_its_own_limits():
    assert view_problems(modal(field("Name", "name")), surface="modal") == []
    assert view_problems(modal(section("x"), callback_id="x" * 255), surface="modal") == []

    for broken in (
        modal(section("x"), title=plain("x" * 25)),
        modal(section("x"), submit=plain("x" * 25)),
        modal(section("x"), callback_id="x" * 256),
        modal(section("x"), private_metadata="x" * 3001),
        modal(),
        modal(*[section("x")] * 101),
        {"type": "modal", "title": plain("x"), "blocks": [field("Name", "name")]},
        modal(
            field("A", "a", element={"type": "plain_text_input", "focus_on_load": True}),
            field("B", "b", element={"type": "plain_text_input", "focus_on_load": True}),
        ),
    ):
        assert len(view_problems(broken, surface="modal")) == 1


def test_a_home_tab_has_neither_title_nor_submit():
    assert view_problems({"type": "home", "blocks": [section("x")]}, surface="home") == []
    (problem,) = view_problems({"type": "home", "blocks": [], "title": plain("x")}, surface="home")
    assert problem.pointer == "/view/title"


def test_metadata_values_are_flat():
    def error(**payload):
        return metadata_error({"event_type": "reminder", "event_payload": payload})

    assert error(text="a", number=1, yes=True, thing={"a": 1}, things=[{"a": 1}]) is None
    assert error(deep={"a": {"b": 1}}) == "invalid_metadata_schema"
    assert error(nothing=None) == "invalid_metadata_schema"
    assert metadata_error({"event_type": "", "event_payload": {}}) == "invalid_metadata_format"
