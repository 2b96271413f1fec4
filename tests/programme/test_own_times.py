"""Each is reminded at the time of day they have chosen; what is said later changes nothing of what has come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.loader import load_rules
from programme.model import Fate, Origin, Recipient, Reminder
from programme.reminders import plan
from programme.staff import Person, Post, Staff, staff_through_time
from programme.timetable import Timetable
from tests.support.builders import LONG_AGO, make_deadline, make_project
from tests.support.clock import HELSINKI, helsinki

RULES = load_rules()
TIMETABLE = Timetable.of(RULES, HELSINKI, time(9))
AINO, ELLI = Recipient.person("UAINO"), Recipient.person("UELLI")

# The final report of make_project is due on 30.10.2027; a fortnight before is Friday 15.10. in the end.
FORTNIGHT_BEFORE = date(2027, 10, 15)

TIMES = st.one_of(st.none(), st.sampled_from([time(hour, minute) for hour in range(6, 22) for minute in (0, 30)]))
PEOPLE = st.sampled_from(["UAINO", "UELLI", "UEERIKA", "USARI"])
DAYS = st.dates(date(2027, 10, 1), date(2027, 11, 20))
LEAVES = st.one_of(st.none(), DAYS)
# Close to the days and hours on which something comes, so that much is said in between.
MOMENTS = st.builds(
    lambda day, minutes: datetime.combine(day, time(5), tzinfo=HELSINKI).astimezone(UTC) + timedelta(minutes=minutes),
    DAYS,
    st.integers(0, 17 * 60),
)


@st.composite
def said(draw: st.DrawFn) -> tuple[datetime, Person]:
    """Somebody says at a moment when they want to be reminded, and perhaps that they are away on a few days."""
    who, leave_from = draw(PEOPLE), draw(LEAVES)
    person = Person(
        account_id=who,
        deputy=draw(st.sampled_from([None, *({"UELLI", "UANU"} - {who})])),
        leave_from=leave_from,
        leave_until=leave_from + timedelta(days=draw(st.integers(0, 10))) if leave_from else None,
        reminder_time=draw(TIMES),
    )
    return draw(MOMENTS), person


def staff_of(history: list[tuple[datetime, Person]]) -> Staff:
    people: dict[str, list[tuple[datetime, Person]]] = {}
    for moment, person in sorted(history, key=lambda each: each[0]):
        people.setdefault(person.account_id, []).append((moment, person))
    contact = [(LONG_AGO, Post(account_id="UEERIKA", deputy=None))]
    return staff_through_time(
        people=people, contact=contact, lead=contact, administrators=("USARI",), division_channel=None
    )


def planned(history: list[tuple[datetime, Person]]) -> dict[tuple, Reminder]:
    made = plan(make_project(), [], [make_deadline()], rules=RULES, timetable=TIMETABLE, staff=staff_of(history))
    return {each.key: each for each in made}


def sent_before(reminders: dict[tuple, Reminder], moment: datetime) -> dict[tuple, Reminder]:
    return {key: each for key, each in reminders.items() if each.fate is Fate.PLANNED and each.send_at < moment}


@given(st.lists(said(), max_size=5), said())
def test_what_is_said_at_a_moment_leaves_what_came_before_it_as_it_was(history, last):
    moment, _ = last
    history = [each for each in history if each[0] < moment]

    before, after = planned(history), planned([*history, last])

    assert sent_before(after, moment) == sent_before(before, moment)


@given(st.lists(said(), max_size=6))
def test_whatever_is_said_each_occasion_is_told_to_somebody(history):
    occasions = {(each.offset, TIMETABLE.local_date(each.send_at)) for each in planned([]).values()}
    told = {(each.offset, TIMETABLE.local_date(each.send_at)) for each in planned(history).values()}
    assert told == occasions


@given(st.lists(said(), max_size=6))
def test_nobody_is_told_before_six_or_after_ten_nor_twice_of_one_thing_on_a_day(history):
    sent = [each for each in planned(history).values() if each.fate is Fate.PLANNED]
    assert all(time(6) <= each.send_at.astimezone(HELSINKI).time() < time(22) for each in sent)
    days = [(each.recipient, TIMETABLE.local_date(each.send_at)) for each in sent]
    assert len(days) == len(set(days))


@given(TIMES)
def test_an_own_time_is_that_of_the_clock_in_summer_and_in_winter(at):
    """Among the days are some on both sides of 31.10.2027, when the clocks are put back."""
    since_long_ago = (LONG_AGO, Person(account_id="UAINO", reminder_time=at))
    mine = [each for each in planned([since_long_ago]).values() if each.recipient == AINO]
    others = [each for each in planned([since_long_ago]).values() if each.recipient != AINO]
    assert {each.send_at.astimezone(HELSINKI).time() for each in mine} == {at or time(9)}
    assert {each.send_at.astimezone(HELSINKI).time() for each in others} == {time(9)}


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_on_both_days_on_which_the_clocks_change_it_is_the_clocks_time(day):
    assert TIMETABLE.moment(day, time(7, 30)).astimezone(HELSINKI) == datetime.combine(
        day, time(7, 30), tzinfo=HELSINKI
    )


@pytest.mark.parametrize(
    ("said_at", "before", "after", "comes_at"),
    [
        ("08:00", None, time(10), "10:00"),
        ("08:00", None, time(7, 30), "09:00"),
        ("09:30", None, time(10), "09:00"),
        ("09:30", time(14), time(10), "10:00"),
        ("12:00", time(14), time(10), "14:00"),
        ("15:00", time(14), time(18), "14:00"),
        ("07:00", time(21, 30), None, "09:00"),
        ("10:00", time(21, 30), None, "21:30"),
    ],
)
def test_on_the_very_day_the_new_time_holds_if_both_are_still_to_come(said_at, before, after, comes_at):
    history = [
        (LONG_AGO, Person(account_id="UAINO", reminder_time=before)),
        (helsinki(f"{FORTNIGHT_BEFORE} {said_at}"), Person(account_id="UAINO", reminder_time=after)),
    ]
    found = [each for each in planned(history).values() if str(each.offset) == "due-14"]
    assert [each.send_at for each in found] == [helsinki(f"{FORTNIGHT_BEFORE} {comes_at}")]


@pytest.mark.parametrize(
    ("said_at", "recipient", "comes_at"),
    [("2027-10-14 12:00", ELLI, "07:30"), ("2027-10-15 08:00", ELLI, "14:00"), ("2027-10-15 15:00", AINO, "14:00")],
    ids=["the day before", "after the deputy's time", "after one's own time"],
)
def test_whoever_stands_in_hears_it_at_their_own_time_or_if_that_is_over_when_it_would_have_come(
    said_at, recipient, comes_at
):
    away = Person(
        account_id="UAINO",
        deputy="UELLI",
        leave_from=FORTNIGHT_BEFORE,
        leave_until=FORTNIGHT_BEFORE,
        reminder_time=time(14),
    )
    history = [
        (LONG_AGO, Person(account_id="UAINO", reminder_time=time(14))),
        (LONG_AGO, Person(account_id="UELLI", reminder_time=time(7, 30))),
        (helsinki(said_at), away),
    ]
    found = [each for each in planned(history).values() if str(each.offset) == "due-14"]
    assert [(each.recipient, each.send_at) for each in found] == [
        (recipient, helsinki(f"{FORTNIGHT_BEFORE} {comes_at}"))
    ]


def test_what_a_pause_held_back_comes_at_the_time_that_is_chosen_by_then():
    paused = make_project(paused_at=helsinki("2027-10-11 12:00"), paused_until=date(2027, 10, 17))
    chosen = (helsinki("2027-10-16 12:00"), Person(account_id="UAINO", reminder_time=time(7, 30)))
    made = plan(paused, [], [make_deadline()], rules=RULES, timetable=TIMETABLE, staff=staff_of([chosen]))
    held_back = [each for each in made if str(each.offset) == "due-14" and each.fate is Fate.PLANNED]
    assert [each.send_at for each in held_back] == [helsinki("2027-10-18 07:30")]


@pytest.mark.parametrize(
    ("said_at_five", "told"),
    [
        (Person(account_id="UAINO", reminder_time=time(7)), AINO),
        (Person(account_id="UAINO"), AINO),
        (
            Person(
                account_id="UAINO",
                deputy="UELLI",
                leave_from=date(2027, 10, 11),
                leave_until=date(2027, 10, 20),
                reminder_time=time(18),
            ),
            ELLI,
        ),
    ],
)
def test_what_is_found_late_and_comes_tonight_is_not_put_off_past_its_day(said_at_five, told):
    """Due today and known since 16.20, so that it comes at six: what is said at five must not make it overdue."""
    deadline = make_deadline(
        kind="custom",
        name="Seminaari",
        origin=Origin.CUSTOM,
        due_on=date(2027, 10, 11),
        known_at=helsinki("2027-10-11 16:20"),
    )
    history = [
        (LONG_AGO, Person(account_id="UAINO", reminder_time=time(18))),
        (helsinki("2027-10-11 17:00"), said_at_five),
    ]
    found = plan(
        make_project(channel_id=None), [], [deadline], rules=RULES, timetable=TIMETABLE, staff=staff_of(history)
    )

    assert (told, helsinki("2027-10-11 18:00")) in [
        (each.recipient, each.send_at) for each in found if each.fate is Fate.PLANNED
    ]
