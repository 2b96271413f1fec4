"""Compares each golden case with what the programme makes of it. write_golden.py says how to renew them."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.programme.golden_tables import case_paths, expected_table, read_case, render

HOW_TO_RENEW = "If the new dates are right: .venv/bin/python -m tests.programme.write_golden, then read the diff."


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: path.stem)
def test_the_dates_of_a_golden_case_are_as_written(path: Path, rules, timetable):
    text = path.read_text(encoding="utf-8")
    expected = expected_table(text)
    actual = render(read_case(text), rules=rules, timetable=timetable)
    difference = "\n".join(
        unified_diff(expected.splitlines(), actual.splitlines(), "as written", "as planned now", lineterm="", n=2)
    )
    assert not difference, f"{path.name}\n{difference}\n\n{HOW_TO_RENEW}"


def test_every_action_type_has_a_golden_case(rules):
    cases = [read_case(path.read_text(encoding="utf-8")) for path in case_paths()]
    shown = {case.project.action_type.partition("-")[0] for case in cases}
    assert shown == {code.partition("-")[0] for code in rules.actions}


def test_every_golden_case_says_what_it_shows():
    assert [path.name for path in case_paths() if not path.read_text(encoding="utf-8").startswith("# ")] == []
