"""Menus and choices of people: how they become blocks, beside buttons and by themselves."""

from __future__ import annotations

import pytest

from bot.blocks import Button, Buttons, Menu, Paragraph, People, message
from bot.ids import Action
from bot.rich_text import text_length

DONE = Button(action=Action.DEADLINE_DONE, label=("Valmis",), value="a7")
WHO = People(name="handover.7", action=Action.COORDINATOR_NAME, placeholder=("Valitse uusi koordinaattori",))


def later(*choices: tuple[str, str], placeholder: str = "Muistuta myöhemmin") -> Menu:
    return Menu(
        action=Action.DEADLINE_LATER,
        placeholder=(placeholder,),
        choices=tuple(((label,), value) for label, value in choices),
    )


TOMORROW_OR_WEEK = later(("huomenna", "b7.tomorrow"), ("viikon päästä", "b7.week"))


def plain(text: str) -> dict[str, object]:
    return {"type": "plain_text", "text": text, "emoji": False}


def test_a_menu_stands_among_buttons_with_its_choices():
    (block,) = message(Buttons(name="reminder.7", buttons=(DONE, TOMORROW_OR_WEEK))).blocks
    assert (block["type"], block["block_id"]) == ("actions", "reminder.7")
    assert block["elements"][1] == {
        "type": "static_select",
        "action_id": "deadline.later",
        "placeholder": plain("Muistuta myöhemmin"),
        "options": [
            {"text": plain("huomenna"), "value": "b7.tomorrow"},
            {"text": plain("viikon päästä"), "value": "b7.week"},
        ],
    }


def test_menus_of_one_action_are_numbered_among_the_buttons():
    row = Buttons(name="row", buttons=(TOMORROW_OR_WEEK, DONE, TOMORROW_OR_WEEK, DONE))
    (block,) = message(row).blocks
    assert [element["action_id"] for element in block["elements"]] == [
        "deadline.later",
        "deadline.done",
        "deadline.later.1",
        "deadline.done.1",
    ]


def test_a_person_is_chosen_among_all_people_for_the_row_that_the_block_names():
    (block,) = message(WHO).blocks
    assert block == {
        "type": "actions",
        "block_id": "handover.7",
        "elements": [
            {
                "type": "users_select",
                "action_id": "coordinator.name",
                "placeholder": plain("Valitse uusi koordinaattori"),
            }
        ],
    }


def test_without_blocks_nobody_can_choose_so_nothing_is_said_of_it():
    assert message(Paragraph((("H1",),)), WHO, Buttons(name="row", buttons=(TOMORROW_OR_WEEK,))).text == "H1"


def test_what_choices_say_counts_in_the_length_of_a_message():
    made = message(WHO, Buttons(name="row", buttons=(later(("a&b", "b7.week"), placeholder="Milloin"),)))
    assert text_length(made.blocks) == len("Valitse uusi koordinaattori") + len("Milloin") + len("a&amp;b")


@pytest.mark.parametrize(
    "part",
    [
        People(name="handover.7", action=Action.COORDINATOR_NAME, placeholder=("x" * 151,)),
        Buttons(name="row", buttons=(later(("x", "b7.week"), placeholder="x" * 151),)),
        Buttons(name="row", buttons=(later(("x" * 76, "b7.week")),)),
        Buttons(name="row", buttons=(TOMORROW_OR_WEEK,) * 26),
    ],
    ids=["people", "placeholder", "choice", "many menus"],
)
def test_a_choice_that_breaks_a_limit_is_an_error(part):
    with pytest.raises(ValueError, match=r"\d+ (characters|buttons)"):
        message(part)
