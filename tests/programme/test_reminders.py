"""Which reminders come of a deadline, when, and for whom: the single cases that people ask about."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from programme.calendar import Calendar, Quiet
from programme.model import (
    Anchor,
    Announcement,
    Deadline,
    DeadlineState,
    Fate,
    Offset,
    Origin,
    ProjectState,
    Reason,
    Recipient,
    Reminder,
)
from programme.reminders import plan, plan_call
from programme.rules import Rules
from programme.timetable import Timetable
from tests.programme.plans import Case, days_of, deadlines_of, plan_of, planned
from tests.support.builders import LONG_AGO, make_deadline, make_mobility, make_project
from tests.support.clock import HELSINKI, helsinki

AINO, EERO, RIIKKA = (Recipient.person(name) for name in ("UAINO", "UEERO", "URIIKKA"))
CHANNEL = Recipient.channel("CKANAVA")


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
    days = days_of(final_report(rules, timetable, date(2027, 7, 20)), timetable, AINO)
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
    assert fates.keys() == {"internal-2<", "due-14<", "due-7<", "due-3<"}


def test_what_follows_an_event_never_comes_before_it(rules, timetable):
    mobility = make_mobility(start_on=date(2027, 6, 28), end_on=date(2027, 6, 30))
    reminders = plan_of(Case(project=make_project(), mobilities=(mobility,)), rules=rules, timetable=timetable)
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
    assert {"project_end-30<", "internal-14", "due-7", "due+1"} <= days_of(reminders, timetable, CHANNEL).keys()
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
    assert fates(reminders, AINO)["internal-2"] == (Fate.OVERTAKEN, Reason.KNOWN_LATE)
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
    calendar = Calendar(quiet_periods=())
    timetable = Timetable(calendar, HELSINKI, time(9), school_calendar=calendar)
    days = days_of(final_report(rules, timetable, date(2027, 5, 31)), timetable, AINO)
    assert days["due-1"] == date(2027, 7, 29)
    assert not isinstance(timetable.calendar.on_or_before(date(2027, 7, 4)), Quiet)


def test_a_deadline_that_no_rule_speaks_of_has_no_reminders(rules, timetable):
    unknown = make_deadline(kind="unheard_of", known_at=LONG_AGO)
    assert plan(make_project(), [], [unknown], rules=rules, timetable=timetable) == ()


def test_the_second_announcement_has_a_key_of_its_own(rules, timetable):
    reminders = final_report(rules, timetable, date(2027, 7, 15))
    offsets = {each.offset for each in reminders}
    assert {
        Offset(Anchor.PROJECT_END, 0, Announcement.BEFORE),
        Offset(Anchor.PROJECT_END, 0, Announcement.AFTER),
    } <= offsets


def of_mobility(
    rules: Rules, timetable: Timetable, kind: str, start_on: date, end_on: date, **values: object
) -> dict[str, date]:
    """When Aino is reminded of the deadline of this kind for a travel."""
    case = Case(project=make_project(), mobilities=(make_mobility(start_on=start_on, end_on=end_on, **values),))
    deadlines = [each for each in deadlines_of(case, rules) if each.kind == kind]
    reminders = plan(case.project, case.mobilities, deadlines, rules=rules, timetable=timetable)
    return days_of(reminders, timetable, AINO)


def test_our_own_date_for_a_report_is_spoken_of_before_the_official_one(rules, timetable):
    days = days_of(final_report(rules, timetable, date(2027, 8, 31)), timetable, AINO)
    assert (days["internal-14"], days["internal-2"]) == (date(2027, 9, 17), date(2027, 9, 30))


def test_a_contract_date_moves_our_own_date_with_it(rules, timetable):
    deadline = make_deadline(due_on=date(2027, 11, 20), origin=Origin.CONTRACT)
    days = days_of(plan(make_project(), [], [deadline], rules=rules, timetable=timetable), timetable, AINO)
    assert days["internal-2"] == date(2027, 10, 21)


def test_a_report_that_no_rule_gives_has_no_date_of_our_own(rules, timetable):
    ours = make_project(action_type="MUU")
    reminders = plan(ours, [], [make_deadline()], rules=rules, timetable=timetable)
    assert reminders
    assert not [each for each in reminders if each.offset.anchor is Anchor.INTERNAL]


def test_participants_are_asked_for_their_report_when_the_winter_break_is_over(rules, timetable):
    days = of_mobility(rules, timetable, "participant_report", date(2027, 2, 15), date(2027, 2, 19))
    assert days["mobility_end+1"] == date(2027, 3, 1)


def test_what_is_the_coordinators_alone_comes_in_the_winter_break_too(rules, timetable):
    days = of_mobility(rules, timetable, "bm_complete", date(2027, 2, 15), date(2027, 2, 19))
    assert days["due+3"] == date(2027, 2, 22)


def test_papers_that_are_due_in_the_winter_break_are_asked_for_before_it(rules, timetable):
    days = of_mobility(rules, timetable, "predeparture_check", date(2027, 3, 8), date(2027, 3, 12), has_minors=True)
    assert (days["mobility_start-28"], days["due+0"]) == (date(2027, 2, 8), date(2027, 2, 19))


def test_a_report_that_is_due_in_the_summer_holiday_is_asked_for_when_the_travel_ends_and_when_school_begins(
    rules, timetable
):
    days = of_mobility(rules, timetable, "participant_report", date(2027, 5, 31), date(2027, 6, 4))
    assert days["mobility_end+1"] == date(2027, 6, 4)
    assert days["due+29"] == date(2027, 8, 12)
    assert "due+0<" not in days  # the week before the holiday, on its Monday, nobody has come back yet


@pytest.mark.parametrize("start_on", [date(2026, 12, 28), date(2027, 7, 5)])
def test_what_had_to_be_in_order_before_a_departure_is_not_asked_for_after_it(rules, timetable, start_on: date):
    for has_minors in (False, True):
        days = of_mobility(
            rules, timetable, "predeparture_check", start_on, start_on + timedelta(days=4), has_minors=has_minors
        )
        assert max(days.values()) <= start_on


@pytest.mark.parametrize("kind", ["mobility_papers", "participant_report"])
def test_nothing_is_asked_of_anyone_before_they_have_travelled(rules, timetable, kind: str):
    days = of_mobility(rules, timetable, kind, date(2028, 7, 20), date(2028, 7, 27))
    assert min(days.values()) >= date(2028, 7, 27)


def test_an_internal_date_in_a_quiet_period_is_not_announced_once_it_has_passed(rules, timetable):
    project = make_project(end_on=date(2026, 6, 19))
    deadline = make_deadline(due_on=date(2026, 8, 18))
    reminders = plan(project, [], [deadline], rules=rules, timetable=timetable)
    internal = [each for each in planned(reminders) if each.offset.anchor is Anchor.INTERNAL]
    assert max(timetable.local_date(each.send_at) for each in internal) <= date(2026, 7, 21)


def test_a_travel_that_is_registered_in_the_winter_break_waits_for_school_where_there_is_time(rules, timetable):
    mobility = make_mobility(start_on=date(2027, 3, 15), end_on=date(2027, 3, 19))
    deadline = make_deadline(
        kind="predeparture_check", mobility_id=1, due_on=date(2027, 3, 8), known_at=helsinki("2027-02-23 12:00")
    )
    reminders = plan(make_project(), [mobility], [deadline], rules=rules, timetable=timetable)
    assert sent_first(reminders) == ("mobility_start-28", helsinki("2027-03-01 09:00"))


def test_a_travel_that_is_registered_in_the_winter_break_is_spoken_of_at_once_where_there_is_none(rules, timetable):
    mobility = make_mobility(start_on=date(2027, 3, 12), end_on=date(2027, 3, 18), has_minors=True)
    deadline = make_deadline(
        kind="predeparture_check", mobility_id=1, due_on=date(2027, 2, 26), known_at=helsinki("2027-02-23 12:00")
    )
    reminders = plan(make_project(), [mobility], [deadline], rules=rules, timetable=timetable)
    assert sent_first(reminders) == ("due+0", helsinki("2027-02-23 12:00"))


def a_call(**values: object) -> Deadline:
    return make_deadline(**{"project_id": None, "call_id": 1, "kind": "call", "due_on": date(2027, 2, 18), **values})


def test_a_call_is_announced_to_everyone_who_is_named_from_three_months_before(rules, timetable):
    reminders = plan_call(a_call(), [CHANNEL, AINO], rules=rules, timetable=timetable)
    assert days_of(reminders, timetable, AINO) == days_of(reminders, timetable, CHANNEL)
    assert days_of(reminders, timetable, CHANNEL) == {
        "due-90": date(2026, 11, 20),
        "due-30": date(2027, 1, 19),
        "due-14": date(2027, 2, 4),
        "due-7": date(2027, 2, 11),
        "due-1": date(2027, 2, 17),
    }


def test_a_call_that_is_over_or_withdrawn_has_no_reminders(rules, timetable):
    for state in set(DeadlineState) - {DeadlineState.OPEN}:
        assert plan_call(a_call(state=state), [CHANNEL], rules=rules, timetable=timetable) == ()


def test_a_call_that_nobody_is_named_for_has_no_reminders(rules, timetable):
    assert plan_call(a_call(), [], rules=rules, timetable=timetable) == ()


def test_what_people_have_named_themselves_is_reminded_of_by_its_own_date_alone(rules, timetable):
    seminar = make_deadline(kind="custom", name="Seminaari", due_on=date(2027, 5, 20), origin=Origin.CUSTOM)
    reminders = plan(make_project(), [], [seminar], rules=rules, timetable=timetable)
    assert {each.offset.anchor for each in reminders} == {Anchor.DUE}
    assert days_of(reminders, timetable, AINO)["due-30"] == date(2027, 4, 20)
