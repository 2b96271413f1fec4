"""What must hold of every plan, tried for every day of five years, and the single cases that people ask about."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.calendar import Calendar, Quiet
from programme.model import (
    Anchor,
    Announcement,
    DeadlineState,
    Fate,
    Mobility,
    Offset,
    Project,
    ProjectState,
    Reason,
    Recipient,
    Reminder,
    Role,
)
from programme.reminders import plan
from programme.rules import Rules
from programme.timetable import Timetable
from tests.programme.plans import EVERY_DAY, FIRST_DAY, LAST_DAY, days_of, plan_of, planned
from tests.support.builders import LONG_AGO, make_deadline, make_mobility, make_project
from tests.support.clock import HELSINKI, helsinki

AINO, EERO, RIIKKA = (Recipient.person(name) for name in ("UAINO", "UEERO", "URIIKKA"))
CHANNEL = Recipient.channel("CKANAVA")

ACTIONS = st.sampled_from(["KA121-VET", "KA122-SCH", "KA210-ADU", "KA220-SCH", "KA240-SCH", "KA120-VET", "MUU"])
DAYS = st.dates(FIRST_DAY, LAST_DAY)
INSTANTS = st.datetimes(datetime(2025, 7, 1), datetime(2031, 3, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants bounds without a zone
EVERY_PLAN = settings(deadline=None, max_examples=100)


def about_overdue(reminder: Reminder) -> bool:
    return reminder.offset.anchor is Anchor.DUE and reminder.offset.days > 0


@st.composite
def projects(draw: st.DrawFn) -> Project:
    start_on, end_on = sorted([draw(DAYS), draw(DAYS)])
    return make_project(
        action_type=draw(ACTIONS),
        role=draw(st.sampled_from(Role)),
        start_on=start_on,
        end_on=end_on,
        channel_id=draw(st.sampled_from([None, "CKANAVA"])),
        coordinators=tuple(draw(st.lists(st.sampled_from(["UAINO", "UEERO"]), min_size=1, max_size=3))),
    )


@st.composite
def mobilities(draw: st.DrawFn) -> list[Mobility]:
    travels = []
    for number in range(1, draw(st.integers(0, 2)) + 1):
        start_on = draw(DAYS)
        travels.append(
            make_mobility(
                id=number,
                start_on=start_on,
                end_on=start_on + timedelta(days=draw(st.integers(0, 120))),
                responsible=draw(st.sampled_from([None, "UAINO", "URIIKKA"])),
            )
        )
    return travels


def check_days(reminders: tuple[Reminder, ...], timetable: Timetable) -> None:
    """Never past the date unless it is overdue, never on a day off, never twice a day about one thing."""
    day_of = {reminder.key: timetable.local_date(reminder.send_at) for reminder in reminders}
    for reminder in planned(reminders):
        assert timetable.calendar.is_working_day(day_of[reminder.key])
        assert about_overdue(reminder) == (day_of[reminder.key] > reminder.due_on)
    one_a_day = Counter((each.deadline_id, each.recipient, day_of[each.key]) for each in planned(reminders))
    assert not [place for place, count in one_a_day.items() if count > 1]


def check_keys(reminders: tuple[Reminder, ...]) -> None:
    """Each key once, and a reason exactly for what is not sent."""
    assert len({reminder.key for reminder in reminders}) == len(reminders)
    assert all((reminder.fate is Fate.OVERTAKEN) == (reminder.reason is not None) for reminder in reminders)


def check_everyone_hears_in_time(reminders: tuple[Reminder, ...], timetable: Timetable) -> None:
    hears = {(reminder.deadline_id, reminder.recipient) for reminder in reminders}
    in_time = {
        (reminder.deadline_id, reminder.recipient)
        for reminder in planned(reminders)
        if timetable.local_date(reminder.send_at) <= reminder.due_on
    }
    assert in_time == hears


@pytest.mark.parametrize("channel_id", [None, "CKANAVA"])
@pytest.mark.parametrize("year", range(2026, 2031))
def test_every_day_of_five_years_gives_a_plan_that_holds(rules, timetable, year: int, channel_id: str | None):
    for day in EVERY_DAY:
        if day.year != year:
            continue
        project = make_project(end_on=day, channel_id=channel_id)
        travels = [make_mobility(start_on=day, end_on=day, responsible="URIIKKA")]
        reminders = plan_of(project, travels, rules=rules, timetable=timetable)
        check_days(reminders, timetable)
        check_keys(reminders)
        check_everyone_hears_in_time(reminders, timetable)
        assert {reminder.send_at.astimezone(HELSINKI).time() for reminder in reminders} == {time(9)}


@EVERY_PLAN
@given(projects(), mobilities(), INSTANTS)
def test_a_plan_holds_whenever_it_becomes_known(rules, timetable, project, travels, known_at):
    reminders = plan_of(project, travels, rules=rules, timetable=timetable, known_at=known_at)
    check_days(reminders, timetable)
    check_keys(reminders)
    assert all(reminder.send_at >= known_at for reminder in planned(reminders))


@EVERY_PLAN
@given(projects(), mobilities(), INSTANTS)
def test_planning_twice_gives_the_same(rules, timetable, project, travels, known_at):
    once = plan_of(project, travels, rules=rules, timetable=timetable, known_at=known_at)
    assert plan_of(project, reversed(travels), rules=rules, timetable=timetable, known_at=known_at) == once


@EVERY_PLAN
@given(projects(), mobilities(), INSTANTS)
def test_what_is_known_late_comes_at_most_once_a_deadline_and_never_as_a_heap(
    rules, timetable, project, travels, known_at
):
    in_time = plan_of(project, travels, rules=rules, timetable=timetable)
    nominal = {reminder.key: reminder.send_at for reminder in in_time}
    reminders = plan_of(project, travels, rules=rules, timetable=timetable, known_at=known_at)
    assert nominal.keys() == {reminder.key for reminder in reminders}
    late = [reminder for reminder in planned(reminders) if nominal[reminder.key] < known_at]
    heap = Counter((reminder.deadline_id, reminder.recipient) for reminder in late)
    assert not [place for place, count in heap.items() if count > 1]
    for reminder in late:
        assert reminder.send_at == timetable.catch_up(known_at)
    for reminder in planned(reminders):
        if reminder not in late:
            assert reminder.send_at == nominal[reminder.key]


@EVERY_PLAN
@given(projects(), mobilities(), INSTANTS)
def test_the_later_half_of_a_plan_does_not_depend_on_when_it_became_known(
    rules, timetable, project, travels, known_at
):
    """What lies a working day and more ahead is sent as if it had been known all along."""
    in_time = planned(plan_of(project, travels, rules=rules, timetable=timetable))
    late = {
        reminder.key: reminder.send_at
        for reminder in planned(plan_of(project, travels, rules=rules, timetable=timetable, known_at=known_at))
    }
    for reminder in in_time:
        if reminder.send_at >= known_at:
            assert late[reminder.key] == reminder.send_at


def test_a_finished_deadline_has_no_reminders(rules, timetable):
    project = make_project()
    for state in (DeadlineState.DONE, DeadlineState.WITHDRAWN):
        assert plan(project, [], [make_deadline(state=state)], rules=rules, timetable=timetable) == ()
    assert plan(project, [], [make_deadline()], rules=rules, timetable=timetable)


def test_a_closed_project_has_no_reminders(rules, timetable):
    closed = make_project(state=ProjectState.CLOSED)
    assert plan(closed, [], [make_deadline()], rules=rules, timetable=timetable) == ()


def test_a_contract_date_moves_what_counts_from_it_and_nothing_else(rules, timetable):
    project = make_project()
    deadline = make_deadline(due_on=date(2027, 11, 10))
    days = days_of(plan(project, [], [deadline], rules=rules, timetable=timetable), timetable, AINO)
    assert days["project_end+0"] == date(2027, 8, 31)
    assert days["due-7"] == date(2027, 11, 3)


def test_what_would_come_after_an_early_contract_date_does_not_come(rules, timetable):
    early = make_deadline(due_on=date(2027, 8, 30))
    days = days_of(plan(make_project(), [], [early], rules=rules, timetable=timetable), timetable, AINO)
    assert "project_end+0" not in days
    assert days["due-1"] == date(2027, 8, 27)


def test_a_moved_date_gives_other_keys_so_that_nothing_sent_before_stands_in_for_it(rules, timetable):
    first = plan(make_project(), [], [make_deadline()], rules=rules, timetable=timetable)
    moved = plan(make_project(), [], [make_deadline(due_on=date(2027, 11, 30))], rules=rules, timetable=timetable)
    assert {reminder.key for reminder in first}.isdisjoint(reminder.key for reminder in moved)


def final_report(rules: Rules, timetable: Timetable, end_on: date, **values) -> tuple[Reminder, ...]:
    project = make_project(end_on=end_on, **values)
    deadline = make_deadline(due_on=end_on + timedelta(days=60))
    return plan(project, [], [deadline], rules=rules, timetable=timetable)


def test_a_report_due_on_a_saturday_is_reminded_of_on_working_days_before_and_after(rules, timetable):
    days = days_of(final_report(rules, timetable, date(2027, 8, 31)), timetable, AINO)
    assert days["due-14"] == date(2027, 10, 15)
    assert days["due-7"] == date(2027, 10, 22)
    assert days["due-1"] == date(2027, 10, 29)
    assert days["due+1"] == date(2027, 11, 1)
    assert days["due+3"] == date(2027, 11, 2)


def test_a_report_due_in_july_is_announced_once_before_and_is_overdue_after(rules, timetable):
    days = days_of(final_report(rules, timetable, date(2027, 5, 31)), timetable, AINO)
    assert [offset for offset, day in days.items() if day == date(2027, 6, 14)] == ["due-1<"]
    assert not [offset for offset in days if offset.endswith(">")]
    assert days["due+3"] == date(2027, 8, 2)


def test_what_falls_into_july_and_is_due_later_is_said_before_and_again_after(rules, timetable):
    days = days_of(final_report(rules, timetable, date(2027, 7, 15)), timetable, AINO)
    assert days["project_end+0<"] == date(2027, 6, 14)
    assert days["project_end+0>"] == date(2027, 8, 2)


def test_what_falls_on_the_weekend_after_july_is_said_before_july_and_again_on_monday(rules, timetable):
    mobility = make_mobility(start_on=date(2027, 8, 2), end_on=date(2027, 8, 6))
    deadline = make_deadline(kind="mobility_start", mobility_id=1, due_on=date(2027, 8, 2))
    days = days_of(plan(make_project(), [mobility], [deadline], rules=rules, timetable=timetable), timetable, AINO)
    assert days == {"due-1<": date(2027, 6, 14), "due-1>": date(2027, 8, 2)}


def test_of_several_on_one_day_the_nearest_to_the_date_is_sent(rules, timetable):
    reminders = final_report(rules, timetable, date(2027, 5, 31))
    announced = [each for each in reminders if timetable.local_date(each.send_at) == date(2027, 6, 14)]
    fates = {str(each.offset): (each.fate, each.reason) for each in announced}
    assert fates.pop("due-1<") == (Fate.PLANNED, None)
    assert set(fates.values()) == {(Fate.OVERTAKEN, Reason.SAME_DAY)}
    assert fates.keys() == {"due-30<", "due-14<", "due-7<", "due-3<"}


def test_what_follows_an_event_never_comes_before_it(rules, timetable):
    mobility = make_mobility(start_on=date(2027, 6, 28), end_on=date(2027, 6, 30))
    reminders = plan_of(make_project(), [mobility], rules=rules, timetable=timetable)
    assert not [each for each in reminders if each.offset.anchor is Anchor.MOBILITY_END]


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (date(2027, 5, 10), date(2027, 5, 10)),  # the Monday after is just in time
        (date(2027, 5, 9), date(2027, 5, 7)),  # it is too late: the Friday before, the day of the event itself
    ],
)
def test_what_follows_an_event_comes_earlier_only_where_the_next_working_day_is_too_late(
    rules, timetable, due_on: date, expected: date
):
    mobility = make_mobility(start_on=date(2027, 5, 3), end_on=date(2027, 5, 7))
    deadline = make_deadline(kind="participant_report", mobility_id=1, due_on=due_on)
    reminders = plan(make_project(), [mobility], [deadline], rules=rules, timetable=timetable)
    invitation = Offset(Anchor.MOBILITY_END, 1)
    assert [timetable.local_date(each.send_at) for each in reminders if each.offset == invitation] == [expected]


def test_a_channel_hears_all_and_its_coordinators_from_a_week_before(rules, timetable):
    reminders = final_report(rules, timetable, date(2027, 8, 31), channel_id="CKANAVA")
    assert {"project_end-30<", "due-30", "due-7", "due+1"} <= days_of(reminders, timetable, CHANNEL).keys()
    assert min(days_of(reminders, timetable, AINO).values()) == date(2027, 10, 22)


def test_a_week_before_a_saturday_is_a_week_before_although_it_moves_to_the_friday(rules, timetable):
    reminders = final_report(rules, timetable, date(2027, 8, 31), channel_id="CKANAVA")
    assert days_of(reminders, timetable, AINO)["due-7"] == date(2027, 10, 22)


def test_coordinators_with_a_channel_hear_of_a_date_in_july_before_the_quiet_weeks(rules, timetable):
    reminders = final_report(rules, timetable, date(2027, 5, 31), channel_id="CKANAVA")
    assert days_of(reminders, timetable, AINO)["due-1<"] == date(2027, 6, 14)


def test_coordinators_without_a_channel_hear_all_of_it_each_of_them(rules, timetable):
    reminders = final_report(rules, timetable, date(2027, 8, 31), coordinators=("UAINO", "UEERO"))
    assert days_of(reminders, timetable, AINO) == days_of(reminders, timetable, EERO)
    assert {each.recipient for each in reminders} == {AINO, EERO}


def test_a_coordinator_named_twice_hears_it_once(rules, timetable):
    twice = final_report(rules, timetable, date(2027, 8, 31), coordinators=("UAINO", "UAINO"))
    assert twice == final_report(rules, timetable, date(2027, 8, 31), coordinators=("UAINO",))


@pytest.mark.parametrize(("responsible", "others"), [("URIIKKA", {AINO, CHANNEL}), ("UAINO", {CHANNEL})])
def test_whoever_answers_for_a_mobility_hears_all_of_it_and_nothing_of_the_project(
    rules, timetable, responsible: str, others: set[Recipient]
):
    mobility = make_mobility(responsible=responsible)
    project = make_project(channel_id="CKANAVA")
    start = make_deadline(id=1, kind="mobility_start", mobility_id=1, due_on=mobility.start_on)
    report = make_deadline(id=2)
    reminders = plan(project, [mobility], [start, report], rules=rules, timetable=timetable)
    them = Recipient.person(responsible)
    of_start = [each for each in reminders if each.deadline_id == 1]
    assert {each.recipient for each in of_start} == {them, *others}
    assert days_of(of_start, timetable, them) == days_of(of_start, timetable, CHANNEL)
    assert {each.recipient for each in reminders if each.deadline_id == 2} == {AINO, CHANNEL}


def fates(reminders: tuple[Reminder, ...], recipient: Recipient) -> dict[str, tuple[Fate, Reason | None]]:
    return {str(each.offset): (each.fate, each.reason) for each in reminders if each.recipient == recipient}


def known(rules: Rules, timetable: Timetable, at: str) -> tuple[Reminder, ...]:
    return plan(make_project(), [], [make_deadline(known_at=helsinki(at))], rules=rules, timetable=timetable)


def sent_first(reminders: tuple[Reminder, ...]) -> tuple[str, datetime]:
    first = planned(reminders)[0]
    return str(first.offset), first.send_at


def test_a_project_known_late_gets_the_latest_that_has_passed_at_once(rules, timetable):
    reminders = known(rules, timetable, "2027-10-20 12:00")
    assert sent_first(reminders) == ("due-14", helsinki("2027-10-20 12:00"))
    assert fates(reminders, AINO)["due-30"] == (Fate.OVERTAKEN, Reason.KNOWN_LATE)
    assert fates(reminders, AINO)["due-7"] == (Fate.PLANNED, None)


def test_what_is_known_at_the_very_moment_is_not_late(rules, timetable):
    assert sent_first(known(rules, timetable, "2027-10-15 09:00")) == ("due-14", helsinki("2027-10-15 09:00"))
    assert sent_first(known(rules, timetable, "2027-10-15 09:01")) == ("due-14", helsinki("2027-10-15 09:01"))


def test_what_is_known_in_the_evening_waits_for_the_morning(rules, timetable):
    assert sent_first(known(rules, timetable, "2027-10-19 20:00")) == ("due-14", helsinki("2027-10-20 09:00"))


def test_a_late_one_gives_way_to_what_is_due_on_the_same_day(rules, timetable):
    reminders = known(rules, timetable, "2027-10-21 20:00")
    assert fates(reminders, AINO)["due-14"] == (Fate.OVERTAKEN, Reason.SAME_DAY)
    assert sent_first(reminders) == ("due-7", helsinki("2027-10-22 09:00"))


def test_nothing_is_said_to_be_coming_once_the_date_has_passed(rules, timetable):
    reminders = known(rules, timetable, "2027-10-29 20:00")
    assert fates(reminders, AINO)["due-1"] == (Fate.OVERTAKEN, Reason.SAME_DAY)
    assert sent_first(reminders) == ("due+1", helsinki("2027-11-01 09:00"))


def test_what_starts_before_anybody_works_again_is_recorded_as_past(rules, timetable):
    mobility = make_mobility(start_on=date(2027, 3, 7), end_on=date(2027, 3, 12))
    deadline = make_deadline(
        kind="mobility_start", mobility_id=1, due_on=date(2027, 3, 7), known_at=helsinki("2027-03-05 18:30")
    )
    reminders = plan(make_project(), [mobility], [deadline], rules=rules, timetable=timetable)
    assert planned(reminders) == []
    assert fates(reminders, AINO)["due-1"] == (Fate.OVERTAKEN, Reason.PAST_DUE)


def test_what_is_long_overdue_when_it_becomes_known_is_said_once_and_then_weekly(rules, timetable):
    reminders = known(rules, timetable, "2027-11-13 19:00")
    assert sent_first(reminders) == ("due+10", helsinki("2027-11-15 09:00"))
    assert planned(reminders)[1].send_at == helsinki("2027-11-16 09:00")


def test_what_is_known_after_the_last_weekly_one_is_still_said_once(rules, timetable):
    assert [str(each.offset) for each in planned(known(rules, timetable, "2028-06-05 12:00"))] == ["due+87"]


def test_without_quiet_periods_every_offset_has_its_own_working_day(rules):
    timetable = Timetable(Calendar(quiet_periods=()), HELSINKI, time(9))
    days = days_of(final_report(rules, timetable, date(2027, 5, 31)), timetable, AINO)
    assert days["due-1"] == date(2027, 7, 29)
    assert not isinstance(timetable.calendar.on_or_before(date(2027, 7, 4)), Quiet)


def test_a_deadline_that_no_rule_speaks_of_has_no_reminders(rules, timetable):
    unknown = make_deadline(kind="interim_report", known_at=LONG_AGO)
    assert plan(make_project(), [], [unknown], rules=rules, timetable=timetable) == ()


def test_the_second_announcement_has_a_key_of_its_own(rules, timetable):
    reminders = final_report(rules, timetable, date(2027, 7, 15))
    offsets = {each.offset for each in reminders}
    assert {
        Offset(Anchor.PROJECT_END, 0, Announcement.BEFORE),
        Offset(Anchor.PROJECT_END, 0, Announcement.AFTER),
    } <= offsets
