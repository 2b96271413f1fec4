"""After a deadline was marked done: what proves it, and how to take it back."""

from __future__ import annotations

import pytest

from bot.blocks import message
from bot.ids import read_value
from bot.messages.done import SHOWN, receipt_parts, render, render_choice, render_taken_back
from bot.text import Language
from services.deadlines import Choice, Completed
from tests.bot.facts import DONE, FINAL, PROJECT, TODAY
from tests.bot.sample_changes import RECEIPT_KEPT
from tests.bot.sample_longest import longest_in_brief
from tests.bot.shown import elements, fits

EN = Language.ENGLISH


@pytest.mark.parametrize("already", [False, True])
def test_what_is_done_can_be_proven_and_taken_back(already):
    made = render(Completed(project=PROJECT, deadline=DONE, already=already), EN)
    assert [(each["action_id"], read_value(each["value"])) for each in elements(made)] == [
        ("receipt.add", DONE.deadline.id),
        ("deadline.undo", DONE.deadline.id),
    ]


def test_what_was_taken_back_is_named_with_its_date():
    assert "Final report 30 October 2027 · H1" in render_taken_back(PROJECT, FINAL, EN).text


@pytest.mark.parametrize(("deadline", "is_kept"), [(RECEIPT_KEPT, True), (DONE, False)])
def test_a_proof_is_repeated_as_it_was_typed_while_there_is_one(deadline, is_kept):
    told = message(*receipt_parts(PROJECT, deadline, EN)).text
    assert ("HEL 2027-001234" in told) is is_kept
    assert told.endswith("Final report · H1")


@pytest.mark.parametrize("language", list(Language))
def test_as_many_as_are_shown_fit_whatever_they_are_called(language):
    longest = longest_in_brief("&")
    assert longest.project is not None
    made = render_choice(Choice(project=longest.project, deadlines=(longest.deadline,) * 30), TODAY, language)
    assert fits(made)
    assert len(elements(made)) == SHOWN
