"""What must hold of every plan whoever comes and goes: leaves, deputies, posts, pauses, handing over."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from programme.model import Briefing, DeadlineState, Reason, Recipient, Reminder
from programme.reminders import plan
from programme.rules import Rules
from programme.staff import History, Person, Post, Said, Staff, staff_through_time
from programme.timetable import Timetable
from tests.programme.plans import Case, deadlines_of, plan_of, planned
from tests.programme.whatever import DAYS, EVERY_PLAN, INSTANTS, cases

NAMES = ("UAINO", "UEERO", "URIIKKA", "UELLI", "UEERIKA", "UKATJA", "USARI")
PEOPLE = st.sampled_from(NAMES)


@st.composite
def persons(draw: st.DrawFn, account_id: str) -> Person:
    leave = draw(st.one_of(st.none(), st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 400)))))
    first, days = leave or (None, None)
    deputy = draw(st.sampled_from([None, *(name for name in NAMES if name != account_id)]))
    return Person(
        account_id=account_id,
        deputy=deputy,
        leave_from=first,
        leave_until=first + timedelta(days=days) if first and days is not None else None,
        gone_on=draw(st.one_of(st.none(), DAYS)),
    )


POSTS = st.builds(Post, account_id=PEOPLE, deputy=st.one_of(st.none(), PEOPLE))


def histories(said: st.SearchStrategy[Said]) -> st.SearchStrategy[History[Said]]:
    """Nothing, one thing, or another after it."""
    return st.dictionaries(INSTANTS, said, max_size=2).map(
        lambda known: sorted(known.items(), key=lambda each: each[0])
    )


@st.composite
def staffs(draw: st.DrawFn) -> Staff:
    known = draw(st.sets(PEOPLE))
    return staff_through_time(
        people={account_id: draw(histories(persons(account_id))) for account_id in sorted(known)},
        contact=draw(histories(POSTS)),
        lead=draw(histories(POSTS)),
        administrators=draw(st.sampled_from([(), ("USARI",), ("UKATJA", "USARI")])),
        division_channel=draw(st.sampled_from([None, "CKAIKKI", "CKANAVA"])),
    )


@st.composite
def briefings(draw: st.DrawFn, coordinators: tuple[str, ...]) -> tuple[Briefing, ...]:
    """Of some of the coordinators, or of none."""
    return tuple(Briefing(account_id, draw(INSTANTS)) for account_id in coordinators if draw(st.booleans()))


@st.composite
def staffed(draw: st.DrawFn) -> Case:
    """A project that may be paused, for a time or not, and have been handed over, with whoever there is."""
    case = draw(cases())
    paused_at = draw(st.one_of(st.none(), INSTANTS))
    project = replace(
        case.project,
        paused_at=paused_at,
        paused_until=draw(st.one_of(st.none(), DAYS)) if paused_at else None,
        resumed_at=draw(st.one_of(st.none(), INSTANTS)),
        briefings=draw(briefings(case.project.coordinators)),
    )
    return replace(case, project=project, staff=draw(staffs()), known_at=draw(INSTANTS))


@EVERY_PLAN
@given(staffed())
def test_nobody_is_ever_told_twice_of_one_thing_on_a_day(rules: Rules, timetable: Timetable, case: Case):
    reminders = plan_of(case, rules=rules, timetable=timetable)
    days = Counter(
        (each.deadline_id, each.recipient, timetable.local_date(each.send_at)) for each in planned(reminders)
    )
    assert [place for place, count in days.items() if count > 1] == []
    assert len({each.key for each in reminders}) == len(reminders)


@EVERY_PLAN
@given(staffed())
def test_planning_twice_is_planning_once_whoever_is_named_first(rules: Rules, timetable: Timetable, case: Case):
    turned = replace(
        case.staff, people=dict(reversed(case.staff.people.items())), administrators=case.staff.administrators[::-1]
    )
    again = plan_of(replace(case, staff=turned), rules=rules, timetable=timetable)
    assert again == plan_of(case, rules=rules, timetable=timetable)


@EVERY_PLAN
@given(staffed())
def test_nothing_goes_out_on_a_day_off_or_before_it_may(rules: Rules, timetable: Timetable, case: Case):
    for reminder in planned(plan_of(case, rules=rules, timetable=timetable)):
        assert timetable.calendar.is_working_day(timetable.local_date(reminder.send_at))
        assert reminder.send_at >= max(case.known_at, case.project.resumed_at or case.known_at)
        assert not is_within_pause(case, reminder, timetable)


def is_within_pause(case: Case, reminder: Reminder, timetable: Timetable) -> bool:
    project = case.project
    if project.paused_at is None or reminder.send_at < project.paused_at:
        return False
    return project.paused_until is None or timetable.local_date(reminder.send_at) <= project.paused_until


@EVERY_PLAN
@given(staffed())
def test_whose_task_it_is_or_somebody_in_their_place_hears_each(rules: Rules, timetable: Timetable, case: Case):
    """Each reminder that any rule has on a day comes to whoever looks after the deadline, or stands in for them."""
    deadlines = deadlines_of(case, rules)
    reminders = plan_of(case, rules=rules, timetable=timetable)
    without = plan(case.project, case.mobilities, deadlines, rules=rules, timetable=timetable)
    heard = {(each.deadline_id, str(each.offset), each.recipient) for each in reminders}
    for each in without:
        acceptable = {each.recipient, *in_their_place(case.staff, each.recipient)}
        assert {(each.deadline_id, str(each.offset), recipient) for recipient in acceptable} & heard
    still_open = {each.id for each in deadlines if each.state is DeadlineState.OPEN}
    assert {each.deadline_id for each in without} == {each.deadline_id for each in reminders} <= still_open


def in_their_place(staff: Staff, recipient: Recipient) -> set[Recipient]:
    """Everybody who may stand in for somebody on any day."""
    if recipient.kind == Recipient.CHANNEL:
        return set()
    names: list[str | None] = [*staff.administrators]
    for known in (staff, *(each.staff for each in staff.earlier)):
        person = known.people.get(recipient.id)
        names.append(person.deputy if person else None)
        names += [name for post in (known.contact, known.lead) if post for name in (post.account_id, post.deputy)]
    return {Recipient.person(name) for name in names if name}


def with_somebody_always_there(staff: Staff) -> Staff:
    earlier = tuple(replace(each, staff=with_somebody_always_there(each.staff)) for each in staff.earlier)
    return replace(staff, administrators=("UPAULI",), earlier=earlier)


@EVERY_PLAN
@given(staffed())
def test_nobody_who_is_away_is_told_while_anybody_else_can_be(rules: Rules, timetable: Timetable, case: Case):
    """On the day a reminder is for; what is made good later keeps its recipient."""
    known_before_all = replace(
        case,
        known_at=datetime(2015, 1, 1, tzinfo=UTC),
        reported_at=None,
        project=replace(case.project, paused_at=None, paused_until=None, resumed_at=None, briefings=()),
        staff=with_somebody_always_there(case.staff),
    )
    for reminder in planned(plan_of(known_before_all, rules=rules, timetable=timetable)):
        day = timetable.local_date(reminder.send_at)
        if reminder.recipient.kind == Recipient.PERSON:
            assert not known_before_all.staff.at(reminder.send_at).is_away(reminder.recipient.id, day)


@EVERY_PLAN
@given(staffed())
def test_what_is_not_sent_says_why(rules: Rules, timetable: Timetable, case: Case):
    coordinators = set(map(Recipient.person, case.project.coordinators))
    for reminder in plan_of(case, rules=rules, timetable=timetable):
        if reminder.reason is Reason.BRIEFED:
            assert reminder.recipient in coordinators
            assert case.project.briefed_at(reminder.recipient.id)
        if reminder.reason is Reason.PAUSED:
            assert case.project.paused_at
            assert case.project.paused_until is None
