"""Which days people mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.moments import MOMENTS, MONTHS, PERIODS, SPANS, Bound, bounded, period_of, week_of, within
from bot.words.tokens import PeriodToken

PAST = ("yesterday", "last_week", "last_month", "last_year")
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("name", "today", "first", "last"),
    [
        ("this_week", "2026-11-24", "2026-11-23", "2026-11-29"),
        ("next_week", "2026-12-29", "2027-01-04", "2027-01-10"),
        ("next_month", "2026-12-31", "2027-01-01", "2027-01-31"),
        ("this_year", "2026-11-24", "2026-01-01", "2026-12-31"),
        ("spring", "2026-11-24", "2027-01-01", "2027-05-31"),
        ("spring", "2027-05-31", "2027-01-01", "2027-05-31"),
        ("autumn", "2026-11-24", "2026-08-01", "2026-12-31"),
        ("winter", "2027-01-15", "2026-12-01", "2027-02-28"),
        ("winter", "2027-03-01", "2027-12-01", "2028-02-29"),
        ("february", "2027-03-01", "2028-02-01", "2028-02-29"),
        ("november", "2026-11-24", "2026-11-01", "2026-11-30"),
    ],
)
def test_what_has_no_year_is_the_next_of_its_kind_or_the_one_under_way(name, today, first, last):
    days = PeriodToken(date.fromisoformat(first), date.fromisoformat(last))
    assert period_of(name, date.fromisoformat(today), None) == days


@given(today=DAYS, name=st.sampled_from([each for each in (*PERIODS, *MONTHS) if each not in PAST]))
def test_no_period_without_a_year_is_over_or_reversed(today, name):
    days = period_of(name, today, None)
    assert days.start_on <= days.end_on
    assert days.end_on >= today


@given(today=DAYS, name=st.sampled_from([each for each in (*PERIODS, *MONTHS) if each not in MOMENTS]))
def test_with_a_year_it_begins_in_that_year(today, name):
    assert period_of(name, today, 2028).start_on.year == 2028


@given(today=DAYS, count=st.integers(0, 999), span=st.sampled_from(SPANS))
def test_so_much_from_now_on_begins_today(today, count, span):
    days = within(count, span, today)
    assert days.start_on == today <= days.end_on


@given(today=DAYS, number=st.integers(-5, 60))
def test_a_week_by_its_number_is_seven_days_that_are_not_over(today, number):
    days = week_of(number, today, None)
    if days is None:
        assert not 1 <= number <= 52
    else:
        assert (days.end_on - days.start_on).days == 6
        assert days.end_on >= today
        assert days.start_on.isocalendar().week == number


@given(today=DAYS, name=st.sampled_from(PAST))
def test_what_was_last_is_over(today, name):
    days = period_of(name, today, None)
    assert days.start_on <= days.end_on < today


@given(one=st.dates(), other=st.dates())
def test_before_and_since_a_stretch_are_all_days_and_so_are_by_and_after(one, other):
    days = PeriodToken(min(one, other), max(one, other))
    before, by, after, since = (bounded(each, days) for each in (Bound.BEFORE, Bound.BY, Bound.AFTER, Bound.SINCE))
    assert before.start_on == by.start_on == date.min
    assert since.end_on == after.end_on == date.max
    assert (by.end_on, since.start_on) == (days.end_on, days.start_on)
    if days.start_on > date.min and days.end_on < date.max:
        assert (days.start_on - before.end_on).days == 1
        assert (after.start_on - days.end_on).days == 1
