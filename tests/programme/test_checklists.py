"""Which items belong to a deadline, and which of them are still open."""

from __future__ import annotations

import pytest

from programme.checklists import checklist, open_items
from programme.model import Mobility, Project, Tick
from programme.rules import Rules
from tests.support.builders import LONG_AGO, make_mobility, make_project


def codes(rules: Rules, project: Project, mobility: Mobility | None, kind: str) -> list[str]:
    return [item.code for item in checklist(rules, project, mobility, kind)]


def before_departure(rules: Rules, action_type: str = "KA121-VET", **values: object) -> list[str]:
    return codes(rules, make_project(action_type=action_type), make_mobility(**values), "predeparture_check")


def test_a_learner_signs_a_learning_agreement_and_begins_a_europass(rules):
    assert before_departure(rules, kind="short_term_learner") == [
        "learning_agreement",
        "grant_agreement",
        "insurance",
        "health_card",
        "europass_begun",
        "emergency_contacts",
    ]


@pytest.mark.parametrize("kind", ["job_shadowing", "teaching_assignment", "course"])
def test_a_colleague_signs_a_mobility_agreement(kind: str, rules):
    assert before_departure(rules, kind=kind) == [
        "mobility_agreement",
        "grant_agreement",
        "insurance",
        "health_card",
        "emergency_contacts",
    ]


def test_a_group_has_a_programme_and_nobody_in_it_a_grant_of_their_own(rules):
    group = before_departure(rules, kind="group_mobility")
    assert "learning_agreement" in group
    assert not {"grant_agreement", "europass_begun", "guardian_consent"} & set(group)


@pytest.mark.parametrize("kind", ["group_mobility", "short_term_learner", "skills_competition", "job_shadowing"])
def test_guardians_are_asked_where_minors_travel_and_only_there(kind: str, rules):
    assert "guardian_consent" in before_departure(rules, kind=kind, has_minors=True)
    assert "guardian_consent" not in before_departure(rules, kind=kind, has_minors=False)


@pytest.mark.parametrize("action_type", ["KA210-SCH", "KA220-VET", "MUU"])
def test_the_papers_of_key_action_one_are_asked_for_nowhere_else(action_type: str, rules):
    assert before_departure(rules, action_type, kind="group_mobility", has_minors=True) == [
        "guardian_consent",
        "insurance",
        "health_card",
        "emergency_contacts",
    ]


def test_a_travel_is_over_when_its_papers_are_there(rules):
    project = make_project()
    learner, group = make_mobility(kind="long_term_learner"), make_mobility(kind="group_mobility")
    assert codes(rules, project, learner, "mobility_papers") == [
        "attendance_certificate",
        "europass_completed",
        "travel_proof",
        "bm_real_dates",
        "last_instalment",
    ]
    assert codes(rules, project, group, "mobility_papers") == [
        "attendance_certificate",
        "travel_proof",
        "bm_real_dates",
    ]


@pytest.mark.parametrize(
    ("action_type", "expected"),
    [
        ("KA121-SCH", ["report_mobilities_complete", "report_participants", "report_declaration"]),
        ("KA220-ADU", ["report_results", "report_declaration"]),
        ("JMO", ["report_declaration"]),
    ],
)
def test_a_final_report_wants_what_its_action_has(action_type: str, expected: list[str], rules):
    assert codes(rules, make_project(action_type=action_type), None, "final_report") == expected


@pytest.mark.parametrize("kind", ["project_end", "custom", "mobility_start"])
def test_a_deadline_without_a_list_has_no_items(kind: str, rules):
    assert codes(rules, make_project(), make_mobility(), kind) == []


def test_what_is_for_some_kinds_of_travel_is_not_asked_for_without_one(rules):
    asked = codes(rules, make_project(), None, "predeparture_check")
    assert asked == ["insurance", "health_card", "emergency_contacts"]


def test_a_final_report_is_not_done_by_ticking(rules):
    assert {deadline for deadline, found in rules.checklists.items() if not found.completes} == {"final_report"}


def test_what_is_ticked_is_no_longer_open(rules):
    items = checklist(rules, make_project(), make_mobility(), "bm_encoding")
    tick = Tick(item="bm_email", ticked_at=LONG_AGO, ticked_by="UAINO")
    of_something_else = Tick(item="insurance", ticked_at=LONG_AGO, ticked_by="UAINO")
    assert [item.code for item in open_items(items, [])] == ["bm_encoded", "bm_email"]
    assert [item.code for item in open_items(items, [tick, of_something_else])] == ["bm_encoded"]


def test_nothing_is_open_when_everything_is_ticked(rules):
    items = checklist(rules, make_project(), make_mobility(), "bm_encoding")
    ticks = [Tick(item=item.code, ticked_at=LONG_AGO, ticked_by="UAINO") for item in items]
    assert open_items(items, ticks) == ()
