"""Compares each golden case with what the programme makes of it. write_golden.py says how to renew them."""

from __future__ import annotations

from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest

from programme.model import Announcement
from programme.rules import Rules, base_action
from tests.programme.golden_tables import (
    CallCase,
    case_paths,
    expected_table,
    name_of,
    project_cases,
    read_case,
    render,
)
from tests.programme.plans import deadlines_of, plan_of

HOW_TO_RENEW = "If the new dates are right: .venv/bin/python -m tests.programme.write_golden, then read the diff."


@pytest.mark.parametrize("path", case_paths(), ids=name_of)
def test_the_dates_of_a_golden_case_are_as_written(path: Path, rules, timetable):
    text = path.read_text(encoding="utf-8")
    expected = expected_table(text)
    actual = render(read_case(text), rules=rules, timetable=timetable)
    difference = "\n".join(
        unified_diff(expected.splitlines(), actual.splitlines(), "as written", "as planned now", lineterm="", n=2)
    )
    assert not difference, f"{path.name}\n{difference}\n\n{HOW_TO_RENEW}"


def roles_by_action_type(rules: Rules) -> set[tuple[str, str]]:
    """Every action type with each role that some rule has a deadline for."""
    return {
        (code, str(role))
        for code in rules.actions
        for rule in rules.deadlines
        if base_action(code) in rule.actions
        for role in rule.roles
    }


def test_every_action_type_has_a_golden_case_in_each_role_that_the_rules_speak_of(rules):
    shown = {(case.project.action_type, str(case.project.role)) for case in project_cases()}
    assert roles_by_action_type(rules) - shown == set()


def test_every_action_type_has_a_golden_case(rules):
    assert {case.project.action_type for case in project_cases()} == set(rules.actions)


def test_every_rule_has_a_golden_case_that_shows_its_deadline(rules):
    shown = set()
    for case in project_cases():
        for deadline in deadlines_of(case, rules):
            rule = rules.deadline_rule(case.project, deadline.kind, case.mobility(deadline))
            shown.add((rule.kind, rule.line) if rule else (deadline.kind, 0))
    assert {(rule.kind, rule.line) for rule in rules.deadlines} - shown == set()


def test_every_kind_of_mobility_has_a_golden_case(rules):
    travels = [mobility for case in project_cases() for mobility in case.mobilities]
    assert {mobility.kind for mobility in travels} == set(rules.mobility_kinds)
    assert {mobility.has_minors for mobility in travels} == {True, False}


def test_every_reminder_rule_has_a_golden_case_that_shows_it(rules, timetable):
    shown = {("call", rule.offset) for rule in rules.reminders if rule.deadline == "call"}
    for case in project_cases():
        kinds = {deadline.id: deadline.kind for deadline in deadlines_of(case, rules)}
        for reminder in plan_of(case, rules=rules, timetable=timetable):
            offset = replace(reminder.offset, announcement=Announcement.NONE)
            shown.add((kinds[reminder.deadline_id], offset))
    assert {(rule.deadline, rule.offset) for rule in rules.reminders} - shown == set()


def test_a_call_has_a_golden_case():
    cases = [read_case(path.read_text(encoding="utf-8")) for path in case_paths()]
    assert any(isinstance(case, CallCase) for case in cases)


def test_every_golden_case_says_what_it_shows():
    assert [path.name for path in case_paths() if not path.read_text(encoding="utf-8").startswith("# ")] == []
