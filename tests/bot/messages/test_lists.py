"""Lists and cards: what is shown, what is only counted, and the buttons to go on."""

from __future__ import annotations

import pytest

from bot.blocks import Message
from bot.ids import Action, action_id, read_value
from bot.text import Language
from tests.bot.samples import MESSAGES

EN = Language.ENGLISH


def buttons(message: Message) -> list[tuple[str, str]]:
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    return [(button["action_id"], button["value"]) for row in rows for button in row]


def shows(times: int) -> list[tuple[str, str]]:
    """The buttons that open H1, H2 and so on, each with an id of its own within its block."""
    return [(action_id(Action.PROJECT_SHOW, place), f"a{place + 1}") for place in range(times)]


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("project_card_long", "And 1 more deadline."),
        ("project_card_long", "And 2 more mobilities: /liikkuvuus list H1"),
        ("project_list_long", "And 2 more projects. Narrow the list, for example: /hanke list mine vocational"),
        ("mobility_list_long", "And 2 more mobilities. Narrow by project: /liikkuvuus list H1"),
        ("done_choice_long", "And 6 more deadlines."),
        ("upcoming_one_more", "Only the next one is shown."),
    ],
)
def test_what_a_list_leaves_out_is_counted(name, note):
    assert note in MESSAGES[name](EN).text.splitlines()


@pytest.mark.parametrize("name", ["project_card", "project_list", "mobility_list", "upcoming", "done_choice"])
def test_a_whole_list_says_nothing_of_more(name):
    assert "more" not in MESSAGES[name](EN).text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("project_card", [("mobility.new", "a1")]),
        ("mobility_card", [("project.show", "a1")]),
        ("project_list", []),
        ("project_list_none", [("project.new", "a0")]),
        ("project_mine", [*shows(3), ("project.new", "a0")]),
        ("project_mine_long", [*shows(5), ("project.new", "a0")]),
        ("project_mine_none", [("project.new", "a0")]),
        ("reminder_done", [("project.show", "a1")]),
    ],
)
def test_each_message_offers_what_comes_next(name, expected):
    assert buttons(MESSAGES[name](EN)) == expected


def test_every_button_names_its_row():
    values = [value for make in MESSAGES.values() for _, value in buttons(make(EN))]
    assert [value for value in values if read_value(value) is None] == []


def test_a_choice_has_a_button_for_each_deadline_it_shows():
    assert buttons(MESSAGES["done_choice_long"](EN)) == [("deadline.done", f"a{n}") for n in range(10)]


def test_a_word_that_means_nothing_is_answered_with_the_nearest_or_with_all():
    assert MESSAGES["help_did_you_mean"](EN).text.startswith(
        "I do not know the word apuva. Did you mean: /yhteys apua?"
    )
    assert MESSAGES["help_unknown"](EN).text.startswith("I do not know the word xyzzy. These work:")
