from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from programme.model import Anchor, Offset, Role, Sector
from programme.rules import ReminderRule, base_action
from tests.support.builders import make_project


@pytest.mark.parametrize(("action_type", "base"), [("KA121-VET", "KA121"), ("KA102", "KA102"), ("MUU", "MUU")])
def test_the_base_of_an_action_is_what_stands_before_its_field(action_type: str, base: str):
    assert base_action(action_type) == base


@pytest.mark.parametrize(
    ("action_type", "sector", "contact"),
    [
        ("KA121-VET", Sector.VOCATIONAL, "vocational_education"),
        ("KA121-SCH", Sector.BASIC, "general_education"),
        ("KA220-SCH", Sector.WHOLE_DIVISION, "general_education"),
        ("MUU", Sector.VOCATIONAL, "external_funding"),
    ],
)
def test_the_contact_follows_the_sector_and_other_funding_has_its_own(rules, action_type, sector, contact):
    assert rules.contact_key(action_type, sector) == contact


def test_a_rule_holds_for_its_actions_roles_and_calls_alone(rules):
    project = make_project(start_on=date(2026, 6, 1))
    rule = rules.deadline_rule(project, "final_report")
    assert rule is not None
    dated = replace(rule, from_call=2026, to_call=2026)
    assert dated.applies_to(project)
    assert not dated.applies_to(replace(project, action_type="KA120-VET"))
    assert not dated.applies_to(replace(project, role=Role.PARTNER))
    assert not dated.applies_to(replace(project, start_on=date(2025, 6, 1)))
    assert not dated.applies_to(replace(project, start_on=date(2027, 6, 1)))
    assert replace(dated, to_call=None).applies_to(replace(project, start_on=date(2027, 6, 1)))


def test_the_call_year_of_the_code_decides_and_not_the_year_it_starts(rules):
    project = make_project(start_on=date(2025, 1, 1), code="2024-1-FI01-KA121-VET-000215917")
    rule = rules.deadline_rule(project, "final_report")
    assert rule is not None
    assert replace(rule, to_call=2024).applies_to(project)


def test_a_kind_that_no_rule_makes_for_the_project_has_no_rule(rules):
    assert rules.deadline_rule(make_project(role=Role.PARTNER), "final_report") is None


def test_only_days_after_the_date_itself_are_about_something_overdue():
    def rule(anchor: Anchor, days: int) -> ReminderRule:
        return ReminderRule(deadline="final_report", offset=Offset(anchor, days), moves_later=True, source="x")

    assert rule(Anchor.DUE, 1).is_overdue
    assert not rule(Anchor.DUE, 0).is_overdue
    assert not rule(Anchor.MOBILITY_END, 1).is_overdue


def test_after_its_date_a_report_is_still_worth_a_word_and_a_start_is_not(rules):
    assert rules.speaks_of_overdue("final_report")
    assert not rules.speaks_of_overdue("mobility_start")
