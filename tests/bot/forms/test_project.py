"""The form for a new project."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.forms.project import build, read
from bot.text import Language
from bot.words.draft import ProjectDraft
from programme.model import Role
from sandbox.forms import initial_state
from tests.bot.samples import FILLED_PROJECT


@pytest.mark.parametrize("language", list(Language))
def test_a_form_filled_in_from_a_line_reads_back_as_that_line(language, rules):
    view = build(FILLED_PROJECT, language, rules)
    assert read({"state": {"values": initial_state(view["blocks"])}}) == FILLED_PROJECT


def test_an_empty_form_says_only_that_we_coordinate(rules):
    view = build(ProjectDraft(), Language.FINNISH, rules)
    assert read({"state": {"values": initial_state(view["blocks"])}}) == ProjectDraft(role=Role.COORDINATOR)


def test_a_title_that_is_too_long_is_kept_as_far_as_it_fits(rules):
    view = build(replace(FILLED_PROJECT, title="x" * 130), Language.FINNISH, rules)
    assert read({"state": {"values": initial_state(view["blocks"])}}).title == "x" * 120
