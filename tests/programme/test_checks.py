from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.checks import is_plausible, is_too_long, is_too_short, last_day

DAY = timedelta(days=1)
DAYS = st.dates(date(2021, 1, 1), date(2034, 12, 31))


@pytest.mark.parametrize(
    ("start_on", "months", "expected"),
    [
        (date(2026, 6, 1), 15, date(2027, 8, 31)),
        (date(2026, 9, 1), 36, date(2029, 8, 31)),
        (date(2026, 3, 15), 1, date(2026, 4, 14)),
        (date(2026, 9, 1), 6, date(2027, 2, 28)),
        (date(2027, 9, 1), 6, date(2028, 2, 29)),
        (date(2026, 8, 28), 6, date(2027, 2, 27)),
        (date(2026, 8, 29), 6, date(2027, 2, 28)),
        (date(2026, 8, 30), 6, date(2027, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 29), 6, date(2028, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 30)),
    ],
)
def test_the_last_day_of_whole_months(start_on: date, months: int, expected: date):
    assert last_day(start_on, months) == expected


@given(DAYS, st.integers(1, 48))
def test_a_later_start_never_ends_earlier(start_on: date, months: int):
    assert last_day(start_on, months) <= last_day(start_on + DAY, months)


@given(DAYS, st.integers(1, 48))
def test_one_more_month_ends_a_whole_month_later(start_on: date, months: int):
    longer = last_day(start_on, months + 1) - last_day(start_on, months)
    assert timedelta(days=28) <= longer <= timedelta(days=31)


@given(st.dates(date(2021, 1, 1), date(2034, 12, 28)).filter(lambda day: day.day <= 28), st.integers(1, 24))
def test_two_periods_one_after_the_other_are_as_long_as_one(start_on: date, months: int):
    assert last_day(last_day(start_on, months) + DAY, months) == last_day(start_on, 2 * months)


def test_a_period_of_exactly_the_allowed_months_is_neither_too_short_nor_too_long(rules):
    action, start_on = rules.actions["KA122-SCH"], date(2026, 9, 1)
    shortest, longest = date(2027, 2, 28), date(2028, 2, 29)
    assert not is_too_short(start_on, shortest, action)
    assert is_too_short(start_on, shortest - DAY, action)
    assert not is_too_long(start_on, longest, action)
    assert is_too_long(start_on, longest + DAY, action)


def test_an_action_without_known_bounds_takes_any_period(rules):
    other = rules.actions["MUU"]
    assert not is_too_short(date(2026, 1, 1), date(2026, 1, 1), other)
    assert not is_too_long(date(2020, 1, 1), date(2040, 1, 1), other)


@pytest.mark.parametrize(("year", "plausible"), [(2013, False), (2014, True), (2045, True), (2046, False)])
def test_only_years_in_which_projects_run_are_plausible(year: int, *, plausible: bool):
    assert is_plausible(date(year, 6, 1)) is plausible
