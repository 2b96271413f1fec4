"""After a project was closed."""

from __future__ import annotations

from bot.messages.ended import render_closed, render_reopened
from bot.text import Language
from services.changes import Ended
from tests.bot.facts import PROJECT
from tests.bot.sample_changes import ENDED

EN = Language.ENGLISH


def test_a_project_that_is_closed_says_what_it_left_open():
    assert render_closed(Ended(project=ENDED, left_open=5), EN).text.endswith("5 deadlines were still open.")
    assert render_closed(Ended(project=ENDED, left_open=1), EN).text.endswith("1 deadline was still open.")
    assert "still open" not in render_closed(Ended(project=ENDED, left_open=0), EN).text


def test_a_mistake_can_be_put_right_with_the_command_that_is_shown():
    assert render_closed(Ended(project=ENDED, left_open=0), EN).text.endswith("/hanke restore H1")


def test_a_project_that_is_taken_up_again_is_named():
    assert render_reopened(PROJECT, EN).text.startswith("H1 Stadin AO ulkomaanjaksot\n")
