from __future__ import annotations

from datetime import date, timedelta

import pytest

from programme.deadlines import anchor_day, required_deadlines
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


@pytest.mark.parametrize(
    ("action_type", "role", "kinds"),
    [
        ("KA120-VET", Role.COORDINATOR, set()),
        (
            "KA121-VET",
            Role.COORDINATOR,
            {
                "final_report",
                "amendment_last_call",
                "ka121_checkpoint",
                "inclusion_request",
                "mobility_start",
                "participant_report",
            },
        ),
        (
            "KA122-SCH",
            Role.COORDINATOR,
            {"final_report", "amendment_last_call", "mobility_start", "participant_report"},
        ),
        ("KA210-ADU", Role.COORDINATOR, {"final_report", "amendment_last_call", "mobility_start"}),
        ("KA220-SCH", Role.COORDINATOR, {"final_report", "amendment_last_call", "mobility_start"}),
        ("KA240-SCH", Role.COORDINATOR, {"final_report", "amendment_last_call", "mobility_start"}),
        ("MUU", Role.COORDINATOR, {"mobility_start"}),
        ("KA121-VET", Role.PARTNER, {"mobility_start", "partner_inputs"}),
        ("KA220-SCH", Role.PARTNER, {"mobility_start", "partner_inputs"}),
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
    assert owed == {
        (1, "mobility_start"),
        (1, "participant_report"),
        (2, "mobility_start"),
        (2, "participant_report"),
    }


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
    ],
)
def test_an_anchor_is_a_date_of_the_project_the_mobility_or_the_deadline(anchor: Anchor, expected: date):
    assert anchor_day(anchor, make_project(), make_mobility(), due_on=date(2027, 4, 11)) == expected


@pytest.mark.parametrize("anchor", [Anchor.MOBILITY_START, Anchor.MOBILITY_END, Anchor.DUE])
def test_an_anchor_that_the_subject_lacks_is_an_error(anchor: Anchor):
    with pytest.raises(ValueError, match=f"no {anchor} here"):
        anchor_day(anchor, make_project(), None)


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
