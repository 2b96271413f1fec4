"""Another period: what moves with it, before it is done and after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.ids import read_item_value
from bot.messages.period_change import SHOWN, Choice, read_choice, render_changed, render_preview
from bot.text import Language
from services.changes import Move
from tests.bot.facts import TODAY
from tests.bot.sample_changes import LATER_TRIP, LONGER, MANY_MOVE, NOTHING_MOVES
from tests.bot.sample_longest import longest_in_brief
from tests.bot.shown import elements, fits

EN = Language.ENGLISH


def test_a_preview_asks_and_says_that_nothing_has_happened_yet():
    made = render_preview(LONGER, EN)
    (confirm,) = elements(made)
    assert confirm["action_id"] == "period.confirm"
    assert made.text.splitlines()[-1] == "Nothing has been changed yet."


@pytest.mark.parametrize(("change", "reference"), [(LONGER, "H1"), (LATER_TRIP, "L14")], ids=["project", "mobility"])
def test_the_button_says_whose_period_it_is_and_what_it_becomes(change, reference):
    (confirm,) = elements(render_preview(change, EN))
    named = read_item_value(confirm["value"])
    assert named is not None
    assert read_choice(*named) == Choice(reference=reference, start_on=change.start_on, end_on=change.end_on)


def test_what_has_changed_asks_nothing_any_more():
    made = render_changed(LONGER, EN)
    assert elements(made) == []
    assert "Nothing has been changed yet." not in made.text


def test_each_deadline_that_moves_stands_with_both_its_dates_and_what_falls_away_without():
    told = render_preview(LONGER, EN).text
    assert "• Final report: 30 October 2027 → 1 March 2028" in told
    assert "• KA121 checkpoint: 31 May 2027 → no longer in force" in told


def test_where_nothing_moves_only_the_period_is_shown():
    assert "•" not in render_preview(NOTHING_MOVES, EN).text


def test_beyond_as_many_as_are_shown_the_rest_is_counted():
    told = render_preview(MANY_MOVE, EN).text.splitlines()
    assert len([line for line in told if line.startswith("•")]) == SHOWN
    assert "And 2 more deadlines." in told


@pytest.mark.parametrize("language", list(Language))
def test_as_many_as_are_shown_fit_whatever_they_are_called(language):
    moves = tuple(Move(deadline=longest_in_brief("&").deadline, after=TODAY) for _ in range(30))
    assert fits(render_preview(replace(LONGER, moves=moves), language))
