"""Before and after a project is ended or removed."""

from __future__ import annotations

from dataclasses import replace

from bot.messages.ended import render_ending, render_removal, render_restored
from bot.text import Language
from services.changes import Ending
from tests.bot.facts import PROJECT, TODAY
from tests.bot.sample_changes import ENDED, OPEN_ONES, REMOVAL
from tests.bot.shown import elements

EN = Language.ENGLISH


def ending(**values):
    return render_ending(Ending(**{"project": ENDED, "open_ones": (), "is_done": True, **values}), TODAY, EN)


def test_a_project_that_is_closed_says_what_it_left_open():
    assert ending(open_ones=OPEN_ONES[:5]).text.endswith("5 deadlines were still open.")
    assert ending(open_ones=OPEN_ONES[:1]).text.endswith("1 deadline was still open.")
    assert "still open" not in ending().text


def test_a_mistake_can_be_put_right_with_a_button_or_the_command_that_is_shown():
    assert ending().text.endswith("/hanke restore H1")
    assert [each["action_id"] for each in elements(ending())] == ["project.restore"]


def test_what_is_open_asks_what_becomes_of_it():
    asked = ending(project=PROJECT, open_ones=OPEN_ONES, is_done=False)
    assert [each["value"] for each in elements(asked)] == ["b1.left", "b1.done", "a1"]


def test_what_goes_with_a_project_is_counted_before_it_is_removed():
    asked = render_removal(REMOVAL, EN)
    assert "2 mobilities, 8 open deadlines, 31 coming reminders" in asked.text
    assert [each.get("style") for each in elements(asked)] == ["danger", None]


def test_what_there_is_none_of_is_not_counted():
    few = replace(REMOVAL, mobilities=0, reminders=1)
    assert "go with it: 8 open deadlines, 1 coming reminder." in render_removal(few, EN).text
    bare = replace(REMOVAL, mobilities=0, deadlines=0, reminders=0)
    assert "\nRemove the project?\n" in render_removal(bare, EN).text


def test_a_project_that_is_taken_up_again_is_named():
    assert render_restored(PROJECT, EN).text.startswith("H1 Stadin AO ulkomaanjaksot\n")
