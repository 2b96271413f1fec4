"""What must hold of every plan: tried for every day of fourteen years, and for whatever people may register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given

from programme.model import (
    CALL_KIND,
    CUSTOM_KIND,
    Anchor,
    Deadline,
    DeadlineState,
    Fate,
    Mobility,
    Origin,
    Recipient,
    Reminder,
    Role,
)
from programme.reminders import plan, plan_call
from programme.rules import Rules
from programme.timetable import Timetable
from tests.programme.plans import (
    EVERY_DAY,
    YEARS,
    Case,
    Typed,
    deadlines_of,
    planned,
    rule_behind,
)
from tests.programme.whatever import DAYS, EVERY_PLAN, INSTANTS, cases
from tests.support.builders import make_deadline, make_mobility, make_project
from tests.support.clock import HELSINKI

CHANNEL, SARI = Recipient.channel("CKANAVA"), Recipient.person("USARI")

# Before anything that the projects of the first days have due.
IN_GOOD_TIME = datetime(2015, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, repr=False)
class Planner:
    """Rules and calendar, which a failing test need not print."""

    rules: Rules
    timetable: Timetable

    def deadlines(self, case: Case) -> list[Deadline]:
        return deadlines_of(case, self.rules)

    def plan(self, case: Case) -> tuple[Reminder, ...]:
        return self.plan_of(case, self.deadlines(case))

    def plan_of(self, case: Case, deadlines: Iterable[Deadline]) -> tuple[Reminder, ...]:
        return plan(case.project, case.mobilities, deadlines, rules=self.rules, timetable=self.timetable)

    def call(self, deadline: Deadline) -> tuple[Reminder, ...]:
        return plan_call(deadline, [CHANNEL, SARI], rules=self.rules, timetable=self.timetable)

    def day(self, reminder: Reminder) -> date:
        return self.timetable.local_date(reminder.send_at)

    def is_school_holiday(self, day: date) -> bool:
        return any(each.first <= day <= each.last for each in self.rules.school_breaks)


@pytest.fixture(scope="module")
def planner(rules: Rules, timetable: Timetable) -> Planner:
    return Planner(rules, timetable)


def about_overdue(reminder: Reminder) -> bool:
    return reminder.offset.anchor is Anchor.DUE and reminder.offset.days > 0


def check_days(planner: Planner, reminders: Iterable[Reminder]) -> None:
    """Never past the date unless it is overdue, never on a day off, never twice a day about one thing."""
    sent = planned(reminders)
    for reminder in sent:
        assert planner.timetable.calendar.is_working_day(planner.day(reminder))
        assert about_overdue(reminder) == (planner.day(reminder) > reminder.due_on)
    one_a_day = Counter((each.deadline_id, each.recipient, planner.day(each)) for each in sent)
    assert not [place for place, count in one_a_day.items() if count > 1]


def check_keys(reminders: Iterable[Reminder]) -> None:
    """Each key once, and a reason exactly for what is not sent."""
    found = list(reminders)
    assert len({reminder.key for reminder in found}) == len(found)
    assert all((reminder.fate is Fate.OVERTAKEN) == (reminder.reason is not None) for reminder in found)


def facing_participants(
    planner: Planner, deadlines: Iterable[Deadline], reminders: Iterable[Reminder]
) -> list[Reminder]:
    kinds = {deadline.id: deadline.kind for deadline in deadlines}
    return [
        reminder
        for reminder in planned(reminders)
        if rule_behind(reminder, kinds[reminder.deadline_id], planner.rules).faces_participants
    ]


def check_schools_are_open(planner: Planner, deadlines: list[Deadline], reminders: Iterable[Reminder]) -> None:
    facing = facing_participants(planner, deadlines, reminders)
    assert [each for each in facing if planner.is_school_holiday(planner.day(each))] == []


def check_everyone_hears_in_time(planner: Planner, deadlines: list[Deadline], reminders: Iterable[Reminder]) -> None:
    """Whoever hears of a deadline hears of it before it is too late, and somebody hears of each that is open."""
    hears = {(reminder.deadline_id, reminder.recipient) for reminder in reminders}
    in_time = {
        (reminder.deadline_id, reminder.recipient)
        for reminder in planned(reminders)
        if planner.day(reminder) <= reminder.due_on
    }
    after_travel = {deadline.id for deadline in deadlines if is_bound_to_travel(planner, deadline)}
    assert {place for place in hears - in_time if place[0] not in after_travel} == set()
    still_open = {deadline.id for deadline in deadlines if deadline.state is DeadlineState.OPEN}
    assert {deadline_id for deadline_id, _ in in_time} | after_travel >= still_open
    assert {deadline_id for deadline_id, _ in hears} == still_open


def is_bound_to_travel(planner: Planner, deadline: Deadline) -> bool:
    """What may not come before people have travelled may have no day left before a holiday, and comes after it."""
    return any(rule.deadline == deadline.kind and rule.not_before for rule in planner.rules.reminders)


def two_travels(day: date) -> tuple[Mobility, ...]:
    """Minors who leave on this day, and a colleague who comes back on it."""
    return (
        make_mobility(id=1, kind="group_mobility", start_on=day, end_on=day + timedelta(days=9), has_minors=True),
        make_mobility(id=2, start_on=day - timedelta(days=4), end_on=day, responsible="URIIKKA"),
    )


def cases_of_a_day(day: date) -> list[Case]:
    """Projects that begin, end, are reported or have something due on this day: every kind of deadline there is."""
    begins = make_project(start_on=day, end_on=day + timedelta(days=456), channel_id="CKANAVA")
    ends = make_project(
        action_type="KA220-SCH",
        code="2023-1-FI01-KA220-SCH-000123456",
        start_on=day - timedelta(days=1095),
        end_on=day,
    )
    by_contract = (
        Typed(kind="interim_report", due_on=day),
        Typed(kind="periodic_report", due_on=day),
        Typed(kind=CUSTOM_KIND, name="Seminaari", due_on=day),
    )
    partner = replace(ends, action_type="KA210-ADU", code=None, role=Role.PARTNER, channel_id="CKANAVA")
    accreditation = replace(begins, action_type="KA120-VET", end_on=day + timedelta(days=2000))
    noon = datetime.combine(day, time(12), tzinfo=HELSINKI).astimezone(UTC)
    reported = replace(begins, start_on=day - timedelta(days=500), end_on=day - timedelta(days=44))
    return [
        Case(project=begins, mobilities=two_travels(day), known_at=IN_GOOD_TIME),
        Case(project=ends, typed=by_contract, known_at=IN_GOOD_TIME),
        Case(project=partner, known_at=IN_GOOD_TIME),
        Case(project=accreditation, known_at=IN_GOOD_TIME),
        Case(project=reported, known_at=IN_GOOD_TIME, reported_at=noon),
    ]


def call_closing_on(day: date) -> Deadline:
    return make_deadline(project_id=None, call_id=1, kind=CALL_KIND, due_on=day, origin=Origin.CUSTOM)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_gives_plans_that_hold(planner: Planner, year: int):
    for day in (day for day in EVERY_DAY if day.year == year):
        for case in cases_of_a_day(day):
            deadlines = planner.deadlines(case)
            reminders = planner.plan_of(case, deadlines)
            check_days(planner, reminders)
            check_keys(reminders)
            check_schools_are_open(planner, deadlines, reminders)
            check_everyone_hears_in_time(planner, deadlines, reminders)
            assert {reminder.send_at.astimezone(HELSINKI).time() for reminder in reminders} == {time(9)}


@pytest.mark.parametrize("year", YEARS)
def test_a_call_that_closes_on_any_day_is_announced_in_time(planner: Planner, year: int):
    for day in (day for day in EVERY_DAY if day.year == year):
        deadline = call_closing_on(day)
        reminders = planner.call(deadline)
        check_days(planner, reminders)
        check_keys(reminders)
        check_everyone_hears_in_time(planner, [deadline], reminders)
        assert {reminder.recipient for reminder in reminders} == {CHANNEL, SARI}


def test_the_cases_of_a_day_have_every_kind_of_deadline(planner: Planner):
    day = date(2027, 3, 1)
    kinds = {each.kind for case in cases_of_a_day(day) for each in planner.deadlines(case)}
    assert kinds == {rule.kind for rule in planner.rules.deadlines} | {CUSTOM_KIND}


@EVERY_PLAN
@given(cases())
def test_whatever_is_registered_in_good_time_is_told_in_time(planner: Planner, case: Case):
    deadlines = planner.deadlines(replace(case, reported_at=None))
    reminders = planner.plan_of(case, deadlines)
    check_days(planner, reminders)
    check_keys(reminders)
    check_schools_are_open(planner, deadlines, reminders)
    check_everyone_hears_in_time(planner, deadlines, reminders)


@EVERY_PLAN
@given(cases(), INSTANTS)
def test_a_plan_holds_whenever_it_becomes_known(planner: Planner, case: Case, known_at: datetime):
    reminders = planner.plan(replace(case, known_at=known_at))
    check_days(planner, reminders)
    check_keys(reminders)
    assert all(reminder.send_at >= known_at for reminder in planned(reminders))


@EVERY_PLAN
@given(cases(), INSTANTS)
def test_participants_are_asked_on_a_school_holiday_only_where_the_date_comes_before_school_begins(
    planner: Planner, case: Case, known_at: datetime
):
    known = replace(case, known_at=known_at)
    deadlines = planner.deadlines(known)
    for reminder in facing_participants(planner, deadlines, planner.plan_of(known, deadlines)):
        if planner.is_school_holiday(planner.day(reminder)):
            assert not about_overdue(reminder)
            assert planner.timetable.school_calendar.on_or_after(planner.day(reminder)) > reminder.due_on


@EVERY_PLAN
@given(cases(), INSTANTS)
def test_planning_twice_gives_the_same(planner: Planner, case: Case, known_at: datetime):
    known = replace(case, known_at=known_at)
    deadlines = planner.deadlines(known)
    turned = replace(known, mobilities=known.mobilities[::-1])
    assert planner.plan_of(turned, deadlines[::-1]) == planner.plan_of(known, deadlines)


@EVERY_PLAN
@given(DAYS, INSTANTS)
def test_a_call_that_becomes_known_late_is_planned_as_carefully_as_a_project(
    planner: Planner, closes_on: date, known_at: datetime
):
    deadline = replace(call_closing_on(closes_on), known_at=known_at)
    reminders = planner.call(deadline)
    check_days(planner, reminders)
    check_keys(reminders)
    assert planner.call(deadline) == reminders
    assert all(reminder.send_at >= known_at for reminder in planned(reminders))


@EVERY_PLAN
@given(cases(), INSTANTS)
def test_what_is_known_late_comes_at_most_once_a_deadline_and_never_as_a_heap(
    planner: Planner, case: Case, known_at: datetime
):
    early, late_case = replace(case, reported_at=None), replace(case, reported_at=None, known_at=known_at)
    nominal = {reminder.key: reminder.send_at for reminder in planner.plan(early)}
    reminders = planner.plan(late_case)
    assert nominal.keys() == {reminder.key for reminder in reminders}
    late = [reminder for reminder in planned(reminders) if nominal[reminder.key] < known_at]
    heap = Counter((reminder.deadline_id, reminder.recipient) for reminder in late)
    assert not [place for place, count in heap.items() if count > 1]
    timetable = planner.timetable
    catch_ups = {timetable.catch_up(known_at), timetable.catch_up(known_at, timetable.school_calendar)}
    assert {reminder.send_at for reminder in late} <= catch_ups
    for reminder in planned(reminders):
        if reminder not in late:
            assert reminder.send_at == nominal[reminder.key]


@EVERY_PLAN
@given(cases(), INSTANTS)
def test_the_later_half_of_a_plan_does_not_depend_on_when_it_became_known(
    planner: Planner, case: Case, known_at: datetime
):
    """What lies a working day and more ahead is sent as if it had been known all along."""
    early = replace(case, reported_at=None)
    late = {reminder.key: reminder.send_at for reminder in planned(planner.plan(replace(early, known_at=known_at)))}
    for reminder in planned(planner.plan(early)):
        if reminder.send_at >= known_at:
            assert late[reminder.key] == reminder.send_at
