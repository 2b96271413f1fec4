from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.timetable import PUNCTUAL, Timetable
from tests.programme.plans import EVERY_DAY
from tests.support.clock import HELSINKI, helsinki

INSTANTS = st.datetimes(datetime(2021, 1, 1), datetime(2034, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants bounds without a zone


def test_the_reminder_time_is_nine_in_helsinki_on_every_day(timetable):
    assert {timetable.moment(day).astimezone(HELSINKI).time() for day in EVERY_DAY} == {time(9)}


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        (date(2027, 3, 27), 7),
        (date(2027, 3, 28), 6),
        (date(2027, 10, 30), 6),
        (date(2027, 10, 31), 7),
    ],
)
def test_the_instant_shifts_when_the_clocks_change(timetable, day: date, utc_hour: int):
    assert timetable.moment(day) == datetime(day.year, day.month, day.day, utc_hour, tzinfo=UTC)


def test_the_local_date_turns_at_midnight_in_helsinki(timetable):
    assert timetable.local_date(datetime(2027, 1, 31, 21, 59, tzinfo=UTC)) == date(2027, 1, 31)
    assert timetable.local_date(datetime(2027, 1, 31, 22, 0, tzinfo=UTC)) == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("known_at", "sent_at"),
    [
        ("2026-11-24 08:00", "2026-11-24 08:00"),
        ("2026-11-24 15:59", "2026-11-24 15:59"),
        ("2026-11-24 07:59", "2026-11-24 09:00"),
        ("2026-11-24 16:00", "2026-11-25 09:00"),
        ("2026-11-27 16:00", "2026-11-30 09:00"),
        ("2026-11-28 12:00", "2026-11-30 09:00"),
        ("2027-03-25 18:00", "2027-03-30 09:00"),
        ("2027-06-23 18:00", "2027-08-02 09:00"),
        ("2026-12-23 10:00", "2027-01-07 09:00"),
    ],
)
def test_what_is_known_late_goes_out_when_people_work(timetable, known_at: str, sent_at: str):
    assert timetable.catch_up(helsinki(known_at)) == helsinki(sent_at)


def test_what_is_known_at_an_evening_reminder_time_goes_out_at_that_moment(calendar):
    evening = Timetable(calendar, HELSINKI, time(18), school_calendar=calendar)
    assert evening.catch_up(helsinki("2026-11-24 18:00")) == helsinki("2026-11-24 18:00")
    assert evening.catch_up(helsinki("2026-11-24 18:01")) == helsinki("2026-11-25 18:00")


@settings(deadline=None)
@given(INSTANTS)
def test_a_catch_up_is_never_before_it_is_known_and_always_on_a_working_day(timetable, known_at: datetime):
    sent_at = timetable.catch_up(known_at)
    local = sent_at.astimezone(HELSINKI)
    assert sent_at >= known_at
    assert timetable.calendar.is_working_day(local.date())
    assert time(8) <= local.time() < time(16)


@settings(deadline=None)
@given(INSTANTS, st.integers(0, 100_000))
def test_what_is_late_is_sent_only_while_people_work(timetable, send_at: datetime, minutes: int):
    now = send_at + PUNCTUAL + timedelta(minutes=minutes + 1)
    local = now.astimezone(HELSINKI)
    at_work = timetable.calendar.is_working_day(local.date()) and time(8) <= local.time() < time(16)
    assert timetable.may_send(send_at, now) is at_work


@pytest.mark.parametrize(
    ("now", "allowed"),
    [
        ("2026-11-24 08:59", False),
        ("2026-11-24 09:00", True),
        ("2026-11-24 10:00", True),
        ("2026-11-24 15:59", True),
        ("2026-11-24 16:00", False),
        ("2026-11-24 22:30", False),
        ("2026-11-25 07:59", False),
        ("2026-11-25 08:00", True),
        ("2026-11-28 12:00", False),
    ],
)
def test_a_reminder_of_nine_o_clock_is_sent_from_then_on_when_people_work(timetable, now: str, *, allowed: bool):
    assert timetable.may_send(helsinki("2026-11-24 09:00"), helsinki(now)) is allowed


@pytest.mark.parametrize(
    ("now", "allowed"),
    [
        ("2026-11-24 18:00", True),
        ("2026-11-24 19:00", True),
        ("2026-11-24 19:01", False),
        ("2026-11-25 07:00", False),
        ("2026-11-25 12:00", True),
        ("2026-11-25 17:59", False),
        ("2026-11-25 18:00", True),
        ("2026-11-25 19:00", True),
        ("2026-11-25 19:01", False),
        ("2026-11-28 18:30", False),
    ],
)
def test_an_evening_reminder_that_is_late_may_also_go_at_the_next_reminder_time(calendar, now: str, *, allowed: bool):
    evening = Timetable(calendar, HELSINKI, time(18), school_calendar=calendar)
    assert evening.may_send(helsinki("2026-11-24 18:00"), helsinki(now)) is allowed


@pytest.mark.parametrize(("now", "allowed"), [("21:59", True), ("22:00", False), ("22:29", False)])
def test_nothing_goes_out_at_night_however_late_somebody_wants_to_be_reminded(timetable, now: str, *, allowed: bool):
    instant = helsinki(f"2026-11-25 {now}")
    assert timetable.may_send(helsinki("2026-11-24 21:30"), instant, time(21, 30)) is allowed


def test_a_catch_up_of_the_last_office_hour_may_still_go_out_within_an_hour(timetable):
    send_at = helsinki("2026-11-24 15:30")
    assert timetable.may_send(send_at, helsinki("2026-11-24 16:30"))
    assert not timetable.may_send(send_at, helsinki("2026-11-24 16:31"))


def test_a_timetable_of_the_rules_knows_when_the_division_works_and_when_schools_are_open(rules):
    timetable = Timetable.of(rules, HELSINKI, time(9))
    in_winter_break = date(2027, 2, 24)
    assert timetable.calendar.is_working_day(in_winter_break)
    assert not timetable.school_calendar.is_working_day(in_winter_break)
    assert timetable.moment(in_winter_break) == helsinki("2027-02-24 09:00")


@pytest.mark.parametrize(
    ("known_at", "sent_at"),
    [
        ("2027-02-19 12:00", "2027-02-19 12:00"),
        ("2027-02-19 18:00", "2027-03-01 09:00"),
        ("2027-02-24 12:00", "2027-03-01 09:00"),
        ("2027-06-04 16:00", "2027-08-12 09:00"),
        ("2027-07-15 12:00", "2027-08-12 09:00"),
        ("2027-08-12 08:30", "2027-08-12 08:30"),
    ],
)
def test_what_asks_something_of_participants_is_caught_up_on_when_schools_are_open(timetable, known_at, sent_at):
    assert timetable.catch_up(helsinki(known_at), timetable.school_calendar) == helsinki(sent_at)


@settings(deadline=None)
@given(INSTANTS)
def test_a_catch_up_while_schools_are_open_is_never_earlier_than_one_while_people_work(timetable, known_at: datetime):
    in_school = timetable.catch_up(known_at, timetable.school_calendar)
    assert in_school >= timetable.catch_up(known_at)
    assert timetable.school_calendar.is_working_day(timetable.local_date(in_school))
