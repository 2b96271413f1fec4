"""Who is there on a day, and who comes next in the chain when they are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from programme.staff import NOBODY_KNOWN, History, Person, Post, Staff, staff_through_time
from tests.support.builders import make_project
from tests.support.clock import helsinki
from tests.support.posts import make_staff

MONDAY = date(2027, 2, 15)
DAY = timedelta(days=1)
ON_LEAVE = {"leave_from": MONDAY, "leave_until": MONDAY + 4 * DAY}
GONE = {"gone_on": MONDAY}


@pytest.mark.parametrize(
    ("day", "away"),
    [(MONDAY - DAY, False), (MONDAY, True), (MONDAY + 4 * DAY, True), (MONDAY + 5 * DAY, False)],
)
def test_both_days_of_a_leave_are_included(day, away):
    assert Person(account_id="UAINO", **ON_LEAVE).is_away(day) is away


def test_a_leave_without_an_end_lasts():
    away = Person(account_id="UAINO", leave_from=MONDAY)
    assert not away.is_away(MONDAY - DAY)
    assert away.is_away(MONDAY + 1000 * DAY)


def test_who_has_gone_is_away_from_that_day_on():
    gone = Person(account_id="UAINO", gone_on=MONDAY)
    assert [gone.is_away(day) for day in (MONDAY - DAY, MONDAY, MONDAY + 1000 * DAY)] == [False, True, True]


def test_who_has_said_nothing_is_there():
    assert not Person(account_id="UAINO").is_away(MONDAY)
    assert not NOBODY_KNOWN.is_away("UAINO", MONDAY)


def stand_ins(staff: Staff, day: date = MONDAY) -> tuple[str, ...]:
    return staff.stand_ins("UAINO", day)


def test_the_deputy_comes_first_then_the_contact_the_lead_and_the_administrators():
    away = {"UAINO": {"deputy": "UELLI", **ON_LEAVE}}
    assert stand_ins(make_staff(away)) == ("UELLI",)
    assert stand_ins(make_staff(away | {"UELLI": ON_LEAVE})) == ("UEERIKA",)
    assert stand_ins(make_staff(away | {"UELLI": GONE, "UEERIKA": ON_LEAVE})) == ("UKATJA",)
    assert stand_ins(make_staff(away | {"UELLI": GONE, "UEERIKA": GONE, "UKATJA": GONE})) == ("UPAULI", "USARI")


def test_a_contact_who_is_away_has_a_deputy_of_their_own():
    away = {"UAINO": ON_LEAVE, "UEERIKA": ON_LEAVE}
    assert stand_ins(make_staff(away, contact=post("UEERIKA", deputy="UOLLI"))) == ("UOLLI",)


def test_nobody_stands_in_for_themselves():
    own = make_staff({"UAINO": ON_LEAVE}, contact=post("UAINO"), lead=post("UAINO"), administrators=("UAINO",))
    assert stand_ins(own) == ()
    others = make_staff({"UAINO": ON_LEAVE}, contact=None, lead=None, administrators=("UAINO", "USARI"))
    assert stand_ins(others) == ("USARI",)


def post(account_id: str, *, deputy: str | None = None) -> Post:
    return Post(account_id=account_id, deputy=deputy)


def test_where_one_holds_both_posts_they_stand_for_each():
    assert make_staff(contact=post("UKATJA"), lead=post("UKATJA")).posts(MONDAY) == ("UKATJA", "UKATJA")


def next_after(staff: Staff, *coordinators: str, day: date = MONDAY) -> tuple[str, ...]:
    return staff.next_after(make_project(coordinators=coordinators or ("UAINO",)), day)


def test_next_after_the_coordinators_are_their_deputies_each_once():
    people = {
        name: {"deputy": deputy} for name, deputy in {"UAINO": "UELLI", "UEERO": "UELLI", "UANU": "UOLLI"}.items()
    }
    assert next_after(make_staff(people), "UAINO", "UEERO", "UANU") == ("UELLI", "UOLLI")


def test_without_a_deputy_who_is_there_next_is_the_contact_and_then_the_lead():
    deputy_away = {"UAINO": {"deputy": "UELLI"}, "UELLI": ON_LEAVE}
    assert next_after(make_staff(deputy_away)) == ("UEERIKA",)
    assert next_after(make_staff(deputy_away | {"UEERIKA": GONE})) == ("UKATJA",)
    assert next_after(make_staff(deputy_away | {"UEERIKA": GONE, "UKATJA": GONE})) == ()


NINE, TEN = helsinki("2027-02-15 09:00"), helsinki("2027-02-15 10:00")


def make_staff_through_time(**said: History) -> Staff:
    return staff_through_time(
        **{"people": {}, "contact": [], "lead": [], "administrators": (), "division_channel": None, **said}
    )


def test_at_each_moment_counts_what_was_said_by_then():
    away = Person(account_id="UAINO", deputy="UELLI", **ON_LEAVE)
    back = Person(account_id="UAINO", deputy="UELLI")
    staff = make_staff_through_time(people={"UAINO": [(NINE, away), (TEN, back)]})

    moments = (NINE - DAY, NINE, TEN - timedelta(minutes=1), TEN, TEN + DAY)
    assert [staff.at(each).is_away("UAINO", MONDAY) for each in moments] == [False, True, True, False, False]
    assert stand_ins(staff.at(NINE)) == ("UELLI",)


def test_a_post_counts_from_the_moment_in_which_it_was_given_until_another_has_it():
    staff = make_staff_through_time(contact=[(NINE, post("UEERIKA")), (TEN, post("UKATJA"))])

    held = [staff.at(each).posts(MONDAY) for each in (NINE - DAY, NINE, TEN, TEN + DAY)]
    assert held == [(), ("UEERIKA",), ("UKATJA",), ("UKATJA",)]


def test_where_nothing_was_ever_said_it_is_the_same_at_all_times():
    assert NOBODY_KNOWN.at(NINE) is NOBODY_KNOWN
    assert make_staff_through_time() == NOBODY_KNOWN


def test_where_nobody_is_known_nobody_is_next():
    assert next_after(NOBODY_KNOWN) == ()
    assert NOBODY_KNOWN.stand_ins("UAINO", MONDAY) == ()
