from __future__ import annotations

from datetime import date, timedelta

import pytest

from programme.deadlines import anchor_day, internal_day, required_deadlines
from programme.model import Anchor, MobilityState, Role
from tests.programme.plans import EVERY_DAY
from tests.support.builders import make_mobility, make_project


def dates_of(project, mobilities, rules) -> dict[str, date]:
    return {each.kind: each.due_on for each in required_deadlines(project, mobilities, rules)}


@pytest.mark.parametrize(
    ("end_on", "report_on"),
    [
        (date(2026, 8, 31), date(2026, 10, 30)),
        (date(2027, 8, 31), date(2027, 10, 30)),  # a Saturday: the date stays
        (date(2027, 5, 31), date(2027, 7, 30)),
        (date(2026, 12, 31), date(2027, 3, 1)),
        (date(2027, 12, 31), date(2028, 2, 29)),
    ],
)
def test_the_final_report_is_due_sixty_calendar_days_after_the_end(rules, end_on: date, report_on: date):
    assert dates_of(make_project(end_on=end_on), [], rules)["final_report"] == report_on


def test_sixty_days_are_sixty_days_from_every_day_on(rules):
    assert all(
        dates_of(make_project(end_on=day), [], rules)["final_report"] - day == timedelta(days=60) for day in EVERY_DAY
    )


def test_an_amendment_is_asked_for_thirty_days_before_the_end(rules):
    assert dates_of(make_project(end_on=date(2027, 8, 31)), [], rules)["amendment_last_call"] == date(2027, 8, 1)


def test_participants_report_thirty_days_after_their_mobility(rules):
    mobility = make_mobility(start_on=date(2028, 1, 20), end_on=date(2028, 1, 31))
    dates = dates_of(make_project(), [mobility], rules)
    assert (dates["mobility_start"], dates["participant_report"]) == (date(2028, 1, 20), date(2028, 3, 1))


AT_THE_END = {"project_end", "record_keeping"}
FOR_A_TRAVEL = {"mobility_start", "predeparture_check"}
FOR_A_REPORTED_TRAVEL = {*FOR_A_TRAVEL, "bm_encoding", "bm_complete", "participant_report", "mobility_papers"}
OF_A_PROJECT = {"final_report", "amendment_last_call", *AT_THE_END}


@pytest.mark.parametrize(
    ("action_type", "role", "kinds"),
    [
        ("KA120-VET", Role.COORDINATOR, {"contract_dates", "accreditation_report"}),
        ("KA120-VET", Role.PARTNER, set()),
        (
            "KA121-VET",
            Role.COORDINATOR,
            {*OF_A_PROJECT, "ka121_checkpoint", "inclusion_request", *FOR_A_REPORTED_TRAVEL},
        ),
        ("KA122-SCH", Role.COORDINATOR, {*OF_A_PROJECT, *FOR_A_REPORTED_TRAVEL}),
        ("KA210-ADU", Role.COORDINATOR, {*OF_A_PROJECT, *FOR_A_TRAVEL}),
        ("KA220-SCH", Role.COORDINATOR, {*OF_A_PROJECT, *FOR_A_TRAVEL}),
        ("KA240-SCH", Role.COORDINATOR, {*OF_A_PROJECT, *FOR_A_TRAVEL}),
        ("COVE", Role.COORDINATOR, {"contract_dates", *AT_THE_END, *FOR_A_TRAVEL}),
        ("JMO", Role.COORDINATOR, {"contract_dates", *AT_THE_END}),
        ("KA102", Role.COORDINATOR, {"final_report", "record_keeping", "mobility_start"}),
        ("KA229", Role.PARTNER, {"record_keeping", "mobility_start"}),
        ("ETWINNING", Role.COORDINATOR, set()),
        ("MUU", Role.COORDINATOR, {"project_end", *FOR_A_TRAVEL}),
        ("KA121-VET", Role.PARTNER, {"partner_inputs", *AT_THE_END, *FOR_A_TRAVEL}),
        ("KA220-SCH", Role.PARTNER, {"partner_inputs", *AT_THE_END, *FOR_A_TRAVEL}),
    ],
)
def test_each_action_and_role_owes_its_own_deadlines(rules, action_type: str, role: Role, kinds: set[str]):
    assert dates_of(make_project(action_type=action_type, role=role), [make_mobility()], rules).keys() == kinds


def test_every_action_type_can_be_asked_for_its_deadlines(rules):
    for code in rules.actions:
        for each in required_deadlines(make_project(action_type=code), [make_mobility()], rules):
            assert each.due_on


def test_each_mobility_owes_its_own_and_a_cancelled_one_owes_nothing(rules):
    mobilities = [make_mobility(id=1), make_mobility(id=2), make_mobility(id=3, state=MobilityState.CANCELLED)]
    required = required_deadlines(make_project(), mobilities, rules)
    owed = {(each.mobility_id, each.kind) for each in required if each.mobility_id}
    assert owed == {(number, kind) for number in (1, 2) for kind in FOR_A_REPORTED_TRAVEL}


def test_deadlines_come_earliest_first_and_each_once(rules):
    required = required_deadlines(make_project(), [make_mobility(id=2), make_mobility(id=1)], rules)
    assert list(required) == sorted(required, key=lambda each: each.due_on)
    assert len({(each.mobility_id, each.kind) for each in required}) == len(required)


def test_the_order_of_deadlines_does_not_depend_on_the_order_of_the_mobilities(rules):
    first, second = make_mobility(id=1), make_mobility(id=2)
    assert required_deadlines(make_project(), [first, second], rules) == required_deadlines(
        make_project(), [second, first], rules
    )


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        (Anchor.PROJECT_START, date(2026, 6, 1)),
        (Anchor.PROJECT_END, date(2027, 8, 31)),
        (Anchor.MOBILITY_START, date(2027, 3, 1)),
        (Anchor.MOBILITY_END, date(2027, 3, 12)),
        (Anchor.DUE, date(2027, 4, 11)),
        (Anchor.INTERNAL, date(2027, 3, 14)),
        (Anchor.REPORTED, date(2027, 10, 22)),
    ],
)
def test_an_anchor_is_a_date_of_the_project_the_mobility_or_the_deadline(anchor: Anchor, expected: date):
    day = anchor_day(
        anchor,
        make_project(),
        make_mobility(),
        due_on=date(2027, 4, 11),
        internal_on=date(2027, 3, 14),
        reported_on=date(2027, 10, 22),
    )
    assert day == expected


@pytest.mark.parametrize("anchor", sorted(set(Anchor) - {Anchor.PROJECT_START, Anchor.PROJECT_END}))
def test_an_anchor_that_the_subject_lacks_is_an_error(anchor: Anchor):
    with pytest.raises(ValueError, match=f"no {anchor} here"):
        anchor_day(anchor, make_project(), None)


def test_a_call_has_no_date_but_its_own():
    assert anchor_day(Anchor.DUE, None, None, due_on=date(2027, 2, 18)) == date(2027, 2, 18)
    with pytest.raises(ValueError, match="no project_end here"):
        anchor_day(Anchor.PROJECT_END, None, None, due_on=date(2027, 2, 18))


@pytest.mark.parametrize(
    ("start_on", "closes_on", "checkpoint_on"),
    [
        (date(2026, 6, 1), date(2027, 5, 31), date(2027, 6, 1)),
        (date(2027, 2, 28), date(2028, 2, 27), date(2028, 2, 28)),
        (date(2028, 2, 29), date(2029, 2, 27), date(2029, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 30), date(2027, 12, 31)),
    ],
)
def test_after_twelve_months_the_window_for_inclusion_closes_and_the_checkpoint_comes(
    start_on, closes_on, checkpoint_on, rules
):
    dates = dates_of(make_project(start_on=start_on, end_on=date(2029, 6, 30)), [], rules)
    assert (dates["inclusion_request"], dates["ka121_checkpoint"]) == (closes_on, checkpoint_on)


@pytest.mark.parametrize(
    ("end_on", "code", "is_owed"),
    [
        (date(2028, 8, 31), "2026-1-FI01-KA220-SCH-000123456", False),
        (date(2028, 9, 1), "2026-1-FI01-KA220-SCH-000123456", True),
        (date(2028, 9, 1), "2022-1-FI01-KA220-SCH-000123456", False),
        (date(2028, 9, 1), "2023-1-FI01-KA220-SCH-000123456", True),
    ],
)
def test_a_partnership_longer_than_two_years_reports_after_nine_months(end_on, code, is_owed, rules):
    project = make_project(action_type="KA220-SCH", code=code, start_on=date(2026, 9, 1), end_on=end_on)
    dates = dates_of(project, [], rules)
    assert dates.get("progress_report") == (date(2027, 6, 1) if is_owed else None)


def test_what_only_the_contract_knows_is_not_demanded(rules):
    centralised = make_project(action_type="COVE", start_on=date(2026, 6, 1), end_on=date(2030, 5, 31))
    partnership = make_project(
        action_type="KA220-SCH",
        code="2026-1-FI01-KA220-SCH-000123456",
        start_on=date(2026, 9, 1),
        end_on=date(2029, 8, 31),
    )
    assert "final_report" not in dates_of(centralised, [], rules)
    assert dates_of(partnership, [], rules).keys().isdisjoint({"periodic_report", "interim_report"})
    assert rules.deadline_rule(partnership, "periodic_report").anchor is Anchor.CONTRACT


def test_the_agency_decides_sixty_days_after_the_report_and_before_it_there_is_nothing_to_wait_for(rules):
    project = make_project()
    reported = required_deadlines(project, [], rules, reported_on=date(2027, 10, 22))
    assert "decision_watch" not in dates_of(project, [], rules)
    assert [each.due_on for each in reported if each.kind == "decision_watch"] == [date(2027, 12, 21)]


@pytest.mark.parametrize(
    ("start_on", "end_on", "report_on"),
    [
        (date(2021, 3, 1), date(2027, 12, 31), date(2026, 3, 1)),
        (date(2023, 3, 1), date(2027, 12, 31), date(2027, 12, 31)),
        (date(2022, 12, 31), date(2027, 12, 31), date(2027, 12, 31)),
        (date(2024, 2, 29), date(2030, 12, 31), date(2029, 2, 28)),
    ],
)
def test_an_accreditation_reports_after_five_years_and_on_its_last_day_at_the_latest(
    start_on: date, end_on: date, report_on: date, rules
):
    project = make_project(action_type="KA120-SCH", start_on=start_on, end_on=end_on)
    assert dates_of(project, [], rules)["accreditation_report"] == report_on


@pytest.mark.parametrize(("has_minors", "days"), [(True, 14), (False, 7)])
def test_the_papers_are_in_a_week_before_the_start_and_two_where_minors_travel(*, has_minors: bool, days: int, rules):
    mobility = make_mobility(has_minors=has_minors)
    dates = dates_of(make_project(), [mobility], rules)
    assert mobility.start_on - dates["predeparture_check"] == timedelta(days=days)


@pytest.mark.parametrize("has_minors", [True, False])
@pytest.mark.parametrize("kind", ["invited_expert", "hosted_trainee"])
def test_whoever_comes_here_departs_from_elsewhere(*, kind: str, has_minors: bool, rules):
    dates = dates_of(make_project(), [make_mobility(kind=kind, has_minors=has_minors)], rules)
    assert "predeparture_check" not in dates
    assert {"mobility_start", "participant_report"} <= dates.keys()


def test_whoever_prepares_a_travel_reports_nothing(rules):
    dates = dates_of(make_project(), [make_mobility(kind="preparatory_visit")], rules)
    assert "participant_report" not in dates
    assert "predeparture_check" in dates


@pytest.mark.parametrize(
    ("action_type", "years"), [("KA210-SCH", 3), ("KA121-SCH", 5), ("KA220-SCH", 5), ("KA102", 5)]
)
def test_records_are_kept_for_years_after_the_balance_which_comes_four_months_after_the_end(
    action_type: str, years: int, rules
):
    project = make_project(action_type=action_type, end_on=date(2026, 8, 31))
    expected = date(2026 + years, 8, 31) + timedelta(days=120)
    assert dates_of(project, [], rules)["record_keeping"] == expected


@pytest.mark.parametrize("role", Role)
def test_records_are_kept_by_coordinators_and_partners_alike(role: Role, rules):
    assert "record_keeping" in dates_of(make_project(action_type="KA210-ADU", role=role), [], rules)


def test_what_happens_by_itself_is_an_event_and_what_people_do_is_none(rules):
    required = required_deadlines(make_project(), [make_mobility()], rules)
    assert {each.kind for each in required if each.is_event} == {"mobility_start", *AT_THE_END}


def test_the_own_date_of_a_report_lies_four_weeks_before_the_official_one(rules):
    project = make_project()
    report, start = rules.deadline_rule(project, "final_report"), rules.deadline_rule(project, "mobility_start")
    assert internal_day(report, date(2027, 10, 30)) == date(2027, 10, 2)
    assert internal_day(start, date(2027, 10, 30)) is None
    assert internal_day(None, date(2027, 10, 30)) is None


@pytest.mark.parametrize(
    ("end_on", "is_owed"), [(date(2028, 8, 31), False), (date(2028, 9, 1), True), (date(2029, 8, 31), True)]
)
def test_the_dates_of_a_long_partnership_are_looked_up_in_its_contract_a_month_after_the_start(
    end_on: date, *, is_owed: bool, rules
):
    project = make_project(action_type="KA220-ADU", start_on=date(2026, 9, 1), end_on=end_on)
    assert dates_of(project, [], rules).get("contract_dates") == (date(2026, 10, 1) if is_owed else None)
