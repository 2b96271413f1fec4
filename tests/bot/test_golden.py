"""Compares every message and form, in three languages, with its golden file. write_golden.py renews them."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.bot.golden_files import FOLDER, golden_texts
from tests.bot.refused import REFUSALS, refusal_types

HOW_TO_RENEW = "If the new words are right: .venv/bin/python -m tests.bot.write_golden, then read the diff."
TEXTS = golden_texts()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_people_see_what_the_golden_file_shows(path: Path):
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "\n".join(
        unified_diff(expected.splitlines(), TEXTS[path].splitlines(), "as written", "as shown now", lineterm="", n=2)
    )
    assert not difference, f"{path.relative_to(FOLDER)}\n{difference}\n\n{HOW_TO_RENEW}"


def test_no_golden_file_is_left_over():
    assert set(FOLDER.glob("*/*")) == set(TEXTS)


def test_every_refusal_is_among_the_samples():
    assert {type(each) for each in REFUSALS} == refusal_types()
    assert len({type(each) for each in REFUSALS}) == len(REFUSALS)
