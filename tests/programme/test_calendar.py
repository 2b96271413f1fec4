from __future__ import annotations

from datetime import date, timedelta

import pytest

from programme.calendar import Calendar, Quiet
from programme.model import Certainty
from programme.rules import QuietPeriod, SchoolBreak
from tests.programme.plans import EVERY_DAY

DAY = timedelta(days=1)


def july(year: int) -> Quiet:
    return Quiet(date(year, 6, 24), date(year, 7, 31))


def christmas(year: int) -> Quiet:
    """The weeks that begin in December of this year."""
    return Quiet(date(year, 12, 22), date(year + 1, 1, 6))


@pytest.mark.parametrize(
    "day",
    [
        date(2027, 1, 1),
        date(2027, 1, 6),
        date(2027, 3, 26),
        date(2027, 3, 29),
        date(2027, 5, 6),
        date(2027, 12, 6),
        date(2028, 5, 1),
        date(2028, 12, 6),
        date(2026, 6, 19),
        date(2027, 6, 25),
        date(2026, 12, 24),
    ],
)
def test_nobody_works_on_a_finnish_holiday_or_its_eve(day: date):
    assert day.weekday() < 5
    assert not Calendar(quiet_periods=()).is_working_day(day)


@pytest.mark.parametrize("day", [date(2027, 3, 25), date(2027, 4, 30), date(2027, 6, 23), date(2027, 12, 21)])
def test_the_days_before_the_free_ones_are_working_days(calendar, day: date):
    assert calendar.is_working_day(day)


def test_no_saturday_or_sunday_is_a_working_day(calendar):
    assert not any(calendar.is_working_day(day) for day in EVERY_DAY if day.weekday() >= 5)


def test_the_quiet_periods_are_the_same_days_every_year(calendar):
    for day in EVERY_DAY:
        month_and_day = (day.month, day.day)
        if (6, 24) <= month_and_day <= (7, 31):
            assert calendar.quiet(day) == july(day.year)
        elif month_and_day >= (12, 22):
            assert calendar.quiet(day) == christmas(day.year)
        elif month_and_day <= (1, 6):
            assert calendar.quiet(day) == christmas(day.year - 1)
        else:
            assert calendar.quiet(day) is None


def test_the_next_working_day_is_the_first_one_from_the_day_on(calendar):
    for day in EVERY_DAY:
        found = calendar.on_or_after(day)
        between = (found - day).days
        assert calendar.is_working_day(found)
        assert not any(calendar.is_working_day(day + number * DAY) for number in range(between))


def test_the_previous_working_day_is_the_last_one_up_to_the_day_unless_a_quiet_period_lies_between(calendar):
    for day in EVERY_DAY:
        found = calendar.on_or_before(day)
        if isinstance(found, Quiet):
            assert found.first <= day
            between = (day - found.last).days
            assert not any(calendar.is_working_day(found.last + number * DAY) for number in range(1, between + 1))
        else:
            assert calendar.is_working_day(found)
            between = (day - found).days
            assert not any(calendar.is_working_day(found + number * DAY) for number in range(1, between + 1))


@pytest.mark.parametrize(
    ("quiet", "expected"),
    [
        (july(2026), date(2026, 6, 8)),  # Midsummer Eve is 19.6.: the week of 15.6. is not a full one
        (july(2027), date(2027, 6, 14)),
        (july(2028), date(2028, 6, 12)),  # Saturday 24.6. follows Midsummer Eve
        (july(2029), date(2029, 6, 11)),
        (july(2030), date(2030, 6, 10)),
        (christmas(2026), date(2026, 12, 14)),
        (christmas(2027), date(2027, 12, 13)),
        (christmas(2028), date(2028, 12, 11)),
        (christmas(2029), date(2029, 12, 17)),  # Saturday 22.12. follows five working days
        (christmas(2030), date(2030, 12, 16)),
    ],
)
def test_a_quiet_period_is_announced_on_the_monday_of_the_last_full_working_week_before(calendar, quiet, expected):
    assert calendar.announcement_day(quiet) == expected


def test_between_the_announced_week_and_the_quiet_period_there_is_no_other_full_week(calendar):
    for year in range(2026, 2060):
        for quiet in (july(year), christmas(year)):
            monday = calendar.announcement_day(quiet)
            assert all(calendar.is_working_day(monday + number * DAY) for number in range(5))
            later = range(7, (quiet.first - monday).days, 7)
            assert not any(
                all(calendar.is_working_day(monday + (week + number) * DAY) for number in range(5)) for week in later
            )


def test_a_quiet_period_is_announced_in_the_same_week_it_begins_in_where_that_is_on_a_weekend():
    calendar = Calendar((QuietPeriod(name="autumn", first=(10, 16), last=(10, 22), sources=("x",), note="", line=1),))
    saturday = date(2027, 10, 16)
    assert saturday.weekday() == 5
    assert calendar.announcement_day(Quiet(saturday, date(2027, 10, 22))) == date(2027, 10, 11)


def school_break(first: date, last: date) -> SchoolBreak:
    return SchoolBreak(
        name="x", first=first, last=last, sources=("x",), note="", certainty=Certainty.UNVERIFIED, line=1
    )


@pytest.fixture
def schools(calendar, rules) -> Calendar:
    return calendar.without_school_holidays(rules.school_breaks)


def test_no_day_of_a_school_break_is_a_day_on_which_participants_are_asked(schools, rules):
    for each in rules.school_breaks:
        days = range((each.last - each.first).days + 1)
        assert not any(schools.is_working_day(each.first + number * DAY) for number in days)


def test_the_days_on_both_sides_of_a_school_break_are_as_they_were(calendar, schools, rules):
    for each in rules.school_breaks:
        for day in (each.first - DAY, each.last + DAY):
            assert schools.is_working_day(day) == calendar.is_working_day(day)


def test_the_division_works_while_schools_are_closed(calendar, schools):
    winter_break = date(2027, 2, 24)
    assert calendar.is_working_day(winter_break)
    assert not schools.is_working_day(winter_break)


def test_where_no_school_dates_are_known_the_days_are_those_of_the_division(calendar, schools):
    assert all(schools.is_working_day(day) == calendar.is_working_day(day) for day in EVERY_DAY if day.year >= 2029)


def test_a_short_break_is_a_row_of_days_off(schools):
    in_break = date(2027, 2, 24)
    assert schools.quiet(in_break) is None
    assert schools.on_or_before(in_break) == date(2027, 2, 19)
    assert schools.on_or_after(in_break) == date(2027, 3, 1)


def test_the_summer_is_a_quiet_period_that_is_announced_in_the_last_full_week_of_school(schools):
    summer = Quiet(date(2027, 6, 6), date(2027, 8, 11))
    assert schools.quiet(date(2027, 6, 10)) == summer
    assert schools.on_or_before(date(2027, 8, 9)) == summer
    assert schools.announcement_day(summer) == date(2027, 5, 31)
    assert schools.on_or_after(date(2027, 7, 5)) == date(2027, 8, 12)


def test_july_within_the_summer_is_announced_before_school_ends_and_not_in_its_holiday(schools):
    assert schools.announcement_day(july(2027)) == date(2027, 5, 31)
    assert schools.announcement_day(christmas(2027)) == date(2027, 12, 13)


@pytest.mark.parametrize(("days", "is_quiet"), [(14, False), (15, True)])
def test_two_weeks_are_the_longest_row_of_days_off(days: int, *, is_quiet: bool):
    first = date(2027, 3, 1)
    calendar = Calendar(quiet_periods=()).without_school_holidays([school_break(first, first + (days - 1) * DAY)])
    assert (calendar.quiet(first) is not None) is is_quiet
    assert calendar.on_or_after(first) == date(2027, 3, 15 if days == 14 else 16)


def test_a_break_of_one_day_is_one_day_off():
    friday = date(2027, 5, 7)
    calendar = Calendar(quiet_periods=()).without_school_holidays([school_break(friday, friday)])
    assert not calendar.is_working_day(friday)
    assert calendar.on_or_after(friday) == date(2027, 5, 10)
