"""What a date is explained by is what the date was made from."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from programme.deadlines import required_deadlines
from programme.explanation import Explanation, explain
from programme.model import Anchor, Certainty, Origin, Project, Role
from programme.rules import Rules
from tests.support.builders import make_deadline, make_mobility, make_project


def of_project(rules: Rules, project: Project, *, reported_on: date | None = None, **values: object) -> Explanation:
    return explain(make_deadline(**values), project, None, rules, reported_on=reported_on)


def test_a_computed_date_is_told_from_its_anchor_with_its_sources_and_how_sure_it_is(rules):
    told = of_project(rules, make_project(), kind="final_report", due_on=date(2027, 10, 30))
    assert (told.anchor, told.anchored_on, told.months, told.days) == (
        Anchor.PROJECT_END,
        date(2027, 8, 31),
        0,
        60,
    )
    assert (told.due_on, told.computed_on, told.internal_on) == (
        date(2027, 10, 30),
        date(2027, 10, 30),
        date(2027, 10, 2),
    )
    assert [source.key for source in told.sources] == ["malta_faq", "na_bibb_ka122", "oph_2017"]
    assert (told.origin, told.certainty) == (Origin.COMPUTED, Certainty.VERIFIED)


def test_a_contract_date_keeps_what_the_rule_would_have_given_and_moves_our_own_date(rules):
    told = of_project(rules, make_project(), kind="final_report", due_on=date(2027, 11, 20), origin=Origin.CONTRACT)
    assert (told.origin, told.due_on) == (Origin.CONTRACT, date(2027, 11, 20))
    assert told.computed_on == date(2027, 10, 30)
    assert told.internal_on == date(2027, 10, 23)


def test_a_date_of_peoples_own_has_nothing_behind_it(rules):
    told = of_project(
        rules, make_project(), kind="custom", name="Seminaari", due_on=date(2027, 5, 20), origin=Origin.CUSTOM
    )
    assert (told.anchor, told.anchored_on, told.computed_on, told.internal_on) == (None, None, None, None)
    assert told.sources == ()
    assert told.due_on == date(2027, 5, 20)


def test_a_date_that_no_rule_gives_any_more_has_nothing_behind_it(rules):
    told = of_project(rules, make_project(role=Role.PARTNER), kind="final_report", due_on=date(2027, 10, 30))
    assert (told.anchor, told.sources) == (None, ())


def test_what_only_the_contract_says_has_a_source_but_no_day_to_count_from(rules):
    centralised = make_project(action_type="JMO")
    told = of_project(rules, centralised, kind="final_report", due_on=date(2029, 11, 29), origin=Origin.CONTRACT)
    assert told.anchor is Anchor.CONTRACT
    assert (told.anchored_on, told.computed_on) == (None, None)
    assert told.internal_on == date(2029, 11, 1)
    assert [source.key for source in told.sources] == ["confindustria_cove", "subsdy_jean_monnet"]


def test_what_counts_from_the_report_counts_from_the_day_on_which_it_was_done(rules):
    told = of_project(
        rules,
        make_project(),
        reported_on=date(2027, 10, 22),
        kind="decision_watch",
        due_on=date(2027, 12, 21),
    )
    assert (told.anchor, told.anchored_on, told.days) == (Anchor.REPORTED, date(2027, 10, 22), 60)


def test_until_the_report_is_done_nothing_is_counted_from_it(rules):
    told = of_project(rules, make_project(), kind="decision_watch", due_on=date(2027, 12, 21))
    assert (told.anchored_on, told.computed_on) == (None, None)


@pytest.mark.parametrize(
    ("start_on", "computed_on", "is_cut"),
    [(date(2021, 3, 1), date(2026, 3, 1), False), (date(2023, 3, 1), date(2027, 12, 31), True)],
)
def test_a_date_that_the_end_of_the_project_cuts_says_so(start_on: date, computed_on: date, *, is_cut: bool, rules):
    accreditation = make_project(action_type="KA120-SCH", start_on=start_on, end_on=date(2027, 12, 31))
    told = of_project(rules, accreditation, kind="accreditation_report", due_on=computed_on)
    assert (told.computed_on, told.is_cut_at_end, told.months) == (computed_on, is_cut, 60)


def test_only_what_is_bound_to_the_projects_end_is_ever_cut_by_it(rules):
    told = of_project(rules, make_project(), kind="project_end", due_on=date(2027, 8, 31))
    assert told.computed_on == date(2027, 8, 31)
    assert not told.is_cut_at_end


@pytest.mark.parametrize(("has_minors", "days"), [(True, -14), (False, -7)])
def test_the_papers_of_a_travel_are_explained_by_who_travels(*, has_minors: bool, days: int, rules):
    mobility = make_mobility(has_minors=has_minors)
    deadline = make_deadline(
        kind="predeparture_check", mobility_id=1, due_on=mobility.start_on + timedelta(days=days)
    )
    told = explain(deadline, make_project(), mobility, rules, reported_on=None)
    assert (told.anchor, told.anchored_on, told.days) == (Anchor.MOBILITY_START, mobility.start_on, days)


def test_an_explanation_gives_the_same_date_as_the_rule_for_every_action_and_role(rules):
    mobility = make_mobility(has_minors=True)
    for code in rules.actions:
        for role in Role:
            project = make_project(action_type=code, role=role, end_on=date(2029, 8, 30))
            required = required_deadlines(project, [mobility], rules, reported_on=date(2029, 10, 1))
            for each in required:
                deadline = make_deadline(
                    kind=each.kind, mobility_id=each.mobility_id, due_on=each.due_on, project_id=project.id
                )
                subject = mobility if each.mobility_id else None
                told = explain(deadline, project, subject, rules, reported_on=date(2029, 10, 1))
                counted = told.anchored_on + relativedelta(months=told.months) + timedelta(days=told.days)
                assert told.computed_on == each.due_on, asdict(each)
                assert counted == each.due_on or told.is_cut_at_end
                assert told.sources
