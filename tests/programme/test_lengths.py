"""How long a mobility may be, on both sides of every bound, and which kind its days make it."""

import pytest

from programme.lengths import has_minors_by_default, kind_by_days, length_rule, practice_of
from tests.support.builders import make_project

BOUNDS = {
    ("job_shadowing", "KA121-SCH"): (2, 60),
    ("teaching_assignment", "KA122-ADU"): (2, 365),
    ("course", "KA121-VET"): (2, 30),
    ("group_mobility", "KA122-SCH"): (2, 30),
    ("short_term_learner", "KA121-SCH"): (10, 29),
    ("short_term_learner", "KA121-VET"): (10, 89),
    ("short_term_learner", "KA121-ADU"): (2, 29),
    ("long_term_learner", "KA121-SCH"): (30, 365),
    ("long_term_learner", "KA121-VET"): (90, 365),
    ("skills_competition", "KA122-VET"): (1, 10),
    ("invited_expert", "KA122-SCH"): (2, 60),
    ("hosted_trainee", "KA121-SCH"): (10, 365),
    ("hosted_trainee", "KA122-ADU"): (10, 365),
    ("invited_expert", "KA121-VET"): (2, 60),
    ("preparatory_visit", "KA121-SCH"): (1, 30),
    ("long_term_learner", "KA121-ADU"): (30, 365),
}


@pytest.mark.parametrize(("case", "bounds"), BOUNDS.items(), ids=lambda value: "-".join(map(str, value)))
def test_a_length_holds_from_its_first_day_to_its_last(case, bounds, rules):
    kind, action_type = case
    rule = length_rule(rules, make_project(action_type=action_type), kind)

    assert [rule.allows(days) for days in (bounds[0] - 1, bounds[0], bounds[1], bounds[1] + 1)] == [
        False,
        True,
        True,
        False,
    ]


def test_groups_travel_in_vocational_education_from_the_2024_call_on(rules):
    before = make_project(code="2023-1-FI01-KA121-VET-000123456")
    after = make_project(code="2024-1-FI01-KA121-VET-000123456")

    assert length_rule(rules, before, "group_mobility") is None
    assert length_rule(rules, after, "group_mobility") is not None


@pytest.mark.parametrize(("kind", "action_type"), [("skills_competition", "KA121-SCH"), ("course", "KA220-VET")])
def test_a_kind_that_is_not_offered_has_no_length(kind, action_type, rules):
    assert length_rule(rules, make_project(action_type=action_type), kind) is None


def test_what_is_not_erasmus_has_neither_lengths_nor_a_practice(rules):
    other = make_project(action_type="MUU")

    assert length_rule(rules, other, "job_shadowing") is None
    assert practice_of(rules, other, "short_term_learner") is None


@pytest.mark.parametrize(
    ("action_type", "days", "kind"),
    [
        ("KA121-VET", 10, "short_term_learner"),
        ("KA121-VET", 89, "short_term_learner"),
        ("KA121-VET", 90, "long_term_learner"),
        ("KA121-VET", 365, "long_term_learner"),
        ("KA121-SCH", 29, "short_term_learner"),
        ("KA121-SCH", 30, "long_term_learner"),
        ("KA122-ADU", 29, "short_term_learner"),
        ("KA122-ADU", 30, "long_term_learner"),
    ],
)
@pytest.mark.parametrize("said", ["short_term_learner", "long_term_learner"])
def test_a_learners_mobility_is_what_its_days_make_it(said, action_type, days, kind, rules):
    assert kind_by_days(rules, make_project(action_type=action_type), said, days) == kind


@pytest.mark.parametrize("days", [1, 9, 366, 1000])
def test_days_that_fit_no_learners_mobility_change_nothing(days, rules):
    assert kind_by_days(rules, make_project(), "long_term_learner", days) == "long_term_learner"


def test_other_kinds_stay_what_they_were_called(rules):
    assert kind_by_days(rules, make_project(), "course", 200) == "course"
    assert kind_by_days(rules, make_project(action_type="MUU"), "short_term_learner", 200) == "short_term_learner"


def test_students_usually_travel_for_two_to_twenty_one_weeks(rules):
    practice = practice_of(rules, make_project(), "short_term_learner")

    assert (practice.min_days, practice.max_days) == (14, 147)
    assert practice_of(rules, make_project(action_type="KA121-SCH"), "short_term_learner") is None


@pytest.mark.parametrize(
    ("kind", "action_type", "expected"),
    [
        ("group_mobility", "KA121-SCH", True),
        ("short_term_learner", "KA122-SCH", True),
        ("long_term_learner", "KA121-SCH", True),
        ("group_mobility", "KA210-SCH", True),
        ("group_mobility", "KA121-VET", False),
        ("short_term_learner", "KA121-ADU", False),
        ("job_shadowing", "KA121-SCH", False),
        ("group_mobility", "MUU", False),
    ],
)
def test_pupils_are_taken_to_be_minors_and_nobody_else_is(kind, action_type, *, expected, rules):
    assert has_minors_by_default(rules, make_project(action_type=action_type), kind) is expected
