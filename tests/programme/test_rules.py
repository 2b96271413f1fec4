from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from programme.model import Anchor, Call, Offset, Role, Sector
from programme.rules import ReminderRule, base_action
from tests.support.builders import LONG_AGO, make_mobility, make_project


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
        return ReminderRule(
            deadline="final_report",
            offset=Offset(anchor, days),
            moves_later=True,
            not_before=None,
            not_after=None,
            faces_participants=False,
            sources=("x",),
            note="",
            line=1,
        )

    assert rule(Anchor.DUE, 1).is_overdue
    assert not rule(Anchor.DUE, 0).is_overdue
    assert not rule(Anchor.MOBILITY_END, 1).is_overdue
    assert not rule(Anchor.INTERNAL, 1).is_overdue


def test_after_its_date_a_report_is_still_worth_a_word_and_a_start_is_not(rules):
    assert rules.speaks_of_overdue("final_report")
    assert not rules.speaks_of_overdue("mobility_start")


def test_of_two_rules_for_a_travel_the_one_holds_that_fits_who_travels(rules):
    project = make_project()
    minors, adults = make_mobility(has_minors=True), make_mobility(has_minors=False)
    assert rules.deadline_rule(project, "predeparture_check", minors).days == -14
    assert rules.deadline_rule(project, "predeparture_check", adults).days == -7
    assert rules.deadline_rule(project, "predeparture_check", make_mobility(kind="invited_expert")) is None


def test_a_rule_of_the_project_holds_whoever_travels(rules):
    project = make_project()
    by_travel = rules.deadline_rule(project, "final_report", make_mobility(kind="invited_expert"))
    assert by_travel == rules.deadline_rule(project, "final_report")


def test_a_rule_for_long_projects_begins_a_day_after_their_months(rules):
    project = make_project(action_type="KA220-SCH", start_on=date(2026, 9, 1), end_on=date(2028, 9, 1))
    rule = rules.deadline_rule(project, "progress_report")
    assert rule is not None
    assert rule.applies_to(project)
    assert not rule.applies_to(replace(project, end_on=date(2028, 8, 31)))


@pytest.mark.parametrize(
    ("actions", "contact"),
    [
        (("KA121-VET",), "vocational_education"),
        (("KA121-VET", "KA122-VET", "COVE"), "vocational_education"),
        (("KA121",), "general_education"),
        (("KA121-VET", "KA121-SCH"), "general_education"),
        (("KA240",), "general_education"),
        (("MUU",), "external_funding"),
        (("MUU", "KA121-VET"), "general_education"),
        ((), "external_funding"),
    ],
)
def test_whoever_answers_for_the_field_of_a_call_answers_for_the_call(actions: tuple[str, ...], contact: str, rules):
    call = Call(
        id=1,
        actions=actions,
        title=None,
        closes_at=LONG_AGO,
        timezone="Europe/Helsinki",
        created_by="USARI",
        created_at=LONG_AGO,
    )
    assert rules.call_contact_key(call) == contact
