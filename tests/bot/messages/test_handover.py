"""Before and after projects are handed over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.messages.handover import render, render_look
from bot.text import Language
from services.handover import HandedOver
from tests.bot.facts import PROJECT
from tests.bot.shown import fits


def test_every_project_that_was_handed_over_is_named():
    told = render(HandedOver(projects=(PROJECT, replace(PROJECT, id=2)), to="UEERIKA"), Language.ENGLISH).text
    assert told.startswith("2 projects have been handed over. The coordinator is now <@UEERIKA>")
    assert [line.split()[1] for line in told.splitlines()[1:3]] == ["H1", "H2"]


@pytest.mark.parametrize("language", list(Language))
def test_however_many_there_are_the_answer_fits(language):
    longest = replace(PROJECT, title="&" * 120)
    assert fits(render(HandedOver(projects=(longest,) * 40, to="UEERIKA"), language))
    assert fits(render_look((longest,) * 40, "UEERIKA", language))
