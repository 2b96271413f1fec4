"""What was agreed about a reminder that comes later, and the menu to ask for one."""

from __future__ import annotations

import pytest

from bot.ids import read_item_value
from bot.messages.later import CHOICES, SHOWN, menu, render, render_choice
from bot.text import Language
from services.deadlines import Choice
from tests.bot.facts import CARD, PROJECT, TODAY
from tests.bot.sample_changes import AGREED, EARLIER
from tests.bot.sample_longest import longest_in_brief
from tests.bot.shown import elements, fits

EN = Language.ENGLISH


def test_a_reminder_put_off_says_when_it_comes_and_what_is_due():
    assert render(AGREED, EN).text == "I will remind you again on 9 March 2027: Final report 30 October 2027"


def test_one_that_comes_earlier_than_asked_says_why():
    assert render(EARLIER, EN).text.startswith(
        "The deadline is so near that I will remind you already on 14 May 2027"
    )


def test_where_several_could_be_meant_each_has_its_own_menu():
    open_ones = tuple(each for each in CARD.deadlines if each.is_open)
    menus = elements(render_choice(Choice(project=PROJECT, deadlines=open_ones), TODAY, EN))
    assert [read_item_value(each["options"][0]["value"]) for each in menus] == [
        (each.deadline.id, "tomorrow") for each in open_ones
    ]


def test_every_choice_of_the_menu_counts_its_days_or_asks_for_a_day():
    chosen = [read_item_value(value) for _, value in menu(7, EN).choices]
    assert chosen == [(7, "tomorrow"), (7, "three_days"), (7, "week"), (7, "on_a_day")]
    assert [CHOICES.get(choice) for _, choice in filter(None, chosen)] == [1, 3, 7, None]


@pytest.mark.parametrize("language", list(Language))
def test_as_many_as_are_shown_fit_whatever_they_are_called(language):
    longest = longest_in_brief("&")
    assert longest.project is not None
    choice = Choice(project=longest.project, deadlines=(longest.deadline,) * 30)
    made = render_choice(choice, TODAY, language)
    assert fits(made)
    assert len(elements(made)) == SHOWN
