"""One more reminder on a day of one's own choice, beside the plan and never past the date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from programme.model import DeadlineState
from services import changes, deadlines, pauses, typed_dates
from services.deadlines import Choice
from services.planning import replan_all
from services.refusal import NotYourProject
from services.running_refusal import DeadlineGone, NoDayLeft
from tests.support.clock import helsinki
from tests.support.seminar import AINO, MOMENTS, SARI, SEMINAR, add_seminar, register_seminar, told, why_not
from tests.support.tables import dump, rows
from tests.support.trips import register_trip


def chosen(division, state: str = "planned") -> list[str]:
    sql = "SELECT send_at FROM reminders WHERE \"offset\" LIKE 'chosen%' AND state = ? ORDER BY send_at"
    return [row["send_at"][:10] for row in rows(division.store, sql, state)]


def test_it_comes_on_the_day_at_the_reminder_time_to_who_asked_alone(division, sari, aino, deliver):
    seminar = register_seminar(division, aino)
    plan = told(division)
    later = pauses.remind_later(division, sari, seminar, day=date(2027, 1, 20))

    assert (later.day, later.is_earlier, later.deadline.deadline.name) == (date(2027, 1, 20), False, "Seminaari")
    assert {offset: who for offset, who in told(division).items() if not offset.startswith("chosen")} == plan
    assert [message.recipient for message in deliver(helsinki("2027-01-20 09:00"))] == [SARI]


@pytest.mark.parametrize(
    ("wanted", "day", "is_earlier"),
    [
        (date(2027, 1, 23), date(2027, 1, 25), False),  # a Saturday
        (date(2026, 11, 24), date(2026, 11, 25), False),  # today is over
        (date(2026, 12, 28), date(2027, 1, 7), False),  # in a quiet period
        (date(2027, 3, 17), date(2027, 3, 16), True),  # the date itself
        (date(2027, 9, 1), date(2027, 3, 16), True),
        (date(2027, 3, 14), date(2027, 3, 15), False),
    ],
)
def test_it_comes_on_a_working_day_and_on_the_last_before_the_date_at_the_latest(
    division, aino, wanted, day, is_earlier
):
    later = pauses.remind_later(division, aino, register_seminar(division, aino), day=wanted)
    assert (later.day, later.is_earlier) == (day, is_earlier)


def test_before_a_date_after_a_quiet_period_the_last_day_may_lie_before_that(division, aino, clock):
    clock.move_to(helsinki("2026-12-14 10:00"))
    seminar = register_seminar(division, aino, date(2027, 1, 7))
    assert pauses.remind_later(division, aino, seminar, day=date(2027, 1, 5)).day == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("now", "due_on"),
    [
        ("2027-03-16 10:00", SEMINAR),
        ("2027-03-12 10:00", date(2027, 3, 14)),  # only a weekend between
        ("2026-12-21 10:00", date(2027, 1, 7)),  # only a quiet period between
    ],
)
def test_where_no_working_day_is_left_it_is_refused(division, aino, clock, now, due_on):
    seminar = register_seminar(division, aino, due_on)
    clock.move_to(helsinki(now))
    before = dump(division.store)
    with pytest.raises(NoDayLeft) as refused:
        pauses.remind_later(division, aino, seminar, day=due_on)
    assert refused.value.due_on == due_on
    assert dump(division.store) == before


def test_what_is_overdue_can_be_put_off_as_far_as_one_likes(division, aino, clock):
    seminar = register_seminar(division, aino)
    clock.move_to(helsinki("2027-03-17 10:00"))
    assert pauses.remind_later(division, aino, seminar, day=date(2027, 3, 18)).day == date(2027, 3, 18)
    clock.advance(days=30)
    assert pauses.remind_later(division, aino, seminar, day=date(2027, 6, 7)).day == date(2027, 6, 7)


def test_asked_for_twice_it_comes_once(division, aino, deliver):
    seminar = register_seminar(division, aino)
    for _ in range(2):
        pauses.remind_later(division, aino, seminar, day=date(2027, 1, 20))

    assert chosen(division) == ["2027-01-20"]
    assert len(deliver(helsinki("2027-01-20 09:00"))) == 1


def test_with_a_reminder_of_the_rule_on_the_same_day_it_is_one_item(division, aino, deliver):
    seminar = register_seminar(division, aino)
    pauses.remind_later(division, aino, seminar, day=MOMENTS["due-14"].date())
    deliver(MOMENTS["due-30"])

    (message,) = deliver(MOMENTS["due-14"])
    assert len(message.notice.items) == 1
    assert "newer_reminder" in why_not(division, AINO).values()


def test_planning_anew_leaves_it_as_it_is(division, aino, clock):
    seminar = register_seminar(division, aino)
    pauses.remind_later(division, aino, seminar, day=date(2027, 1, 20))
    add_seminar(division, aino, "H1", date(2027, 5, 12), name="Toinen")
    before = dump(division.store)
    clock.advance(days=3)

    assert replan_all(division) == 0
    assert dump(division.store) == before
    assert chosen(division) == ["2027-01-20"]


def test_done_or_moved_it_is_cancelled_and_says_why(division, aino):
    seminar, other = register_seminar(division, aino), register_seminar(division, aino)
    for deadline_id in (seminar, other):
        pauses.remind_later(division, aino, deadline_id, day=date(2027, 1, 20))
    deadlines.complete(division, aino, seminar)
    add_seminar(division, aino, "H2", date(2027, 5, 12))

    assert chosen(division) == []
    reasons = rows(division.store, "SELECT reason FROM reminders WHERE \"offset\" LIKE 'chosen%' ORDER BY id")
    assert [row["reason"] for row in reasons] == ["deadline_done", "date_moved"]


def test_with_the_date_moved_back_it_is_as_it_was(division, aino):
    seminar = register_seminar(division, aino)
    pauses.remind_later(division, aino, seminar, day=date(2027, 1, 20))
    add_seminar(division, aino, "H1", date(2027, 5, 12))
    assert chosen(division) == []

    add_seminar(division, aino, "H1", SEMINAR)
    assert chosen(division) == ["2027-01-20"]


def test_an_event_that_is_over_is_not_put_off(division, aino, clock):
    register_trip(division, aino, SEMINAR)
    clock.move_to(helsinki("2027-03-18 10:00"))
    replan_all(division)
    with pytest.raises(DeadlineGone):
        pauses.remind_later(division, aino, 1, day=date(2027, 3, 22))


def test_what_is_done_gone_or_not_ones_own_is_not_put_off(division, aino, mikko):
    seminar = register_seminar(division, aino)
    with pytest.raises(NotYourProject):
        pauses.remind_later(division, mikko, seminar, day=date(2027, 1, 20))
    deadlines.complete(division, aino, seminar)
    for deadline_id in (seminar, 999):
        with pytest.raises(DeadlineGone):
            pauses.remind_later(division, aino, deadline_id, day=date(2027, 1, 20))


def test_by_name_the_only_open_one_is_meant_or_there_is_a_choice(division, aino):
    register_seminar(division, aino)
    day = date(2027, 1, 20)
    assert pauses.remind_later_of(division, aino, "H1", kind=None, word="", day=day).day == day
    add_seminar(division, aino, "H1", SEMINAR, name="Toinen")

    choice = pauses.remind_later_of(division, aino, "H1", kind=None, word="", day=day)
    assert isinstance(choice, Choice)
    assert len(choice.deadlines) == 2
    named = pauses.remind_later_of(division, aino, "H1", kind=None, word="toinen", day=day)
    assert named.deadline.deadline.name == "Toinen"


def test_without_a_day_there_is_a_choice_even_of_one(division, aino):
    register_seminar(division, aino)
    choice = pauses.remind_later_of(division, aino, "H1", kind=None, word="", day=None)
    assert isinstance(choice, Choice)
    assert [each.deadline.state for each in choice.deadlines] == [DeadlineState.OPEN]


def test_of_a_closed_project_nothing_that_was_put_off_comes(division, aino, deliver):
    pauses.remind_later(division, aino, register_seminar(division, aino), day=date(2027, 1, 20))
    changes.close(division, aino, "H1", open_ones=changes.OpenOnes.LEFT)
    assert deliver(helsinki("2027-01-20 09:00")) == []


def test_in_a_pause_nothing_that_was_put_off_comes(division, aino, deliver):
    pauses.remind_later(division, aino, register_seminar(division, aino), day=date(2027, 1, 20))
    pauses.pause(division, aino, "H1", until=None)
    assert deliver(helsinki("2027-01-20 09:00")) == []


def test_a_date_of_the_contract_is_put_off_like_any_other(division, aino):
    card = register_trip(division, aino, SEMINAR)
    typed_dates.set_date(
        division,
        aino,
        card.mobility.ref,
        typed_dates.TypedDate(
            kind="mobility_start", name="matka", is_own_name=False, due_on=SEMINAR + timedelta(days=5)
        ),
    )
    later = pauses.remind_later(division, aino, 1, day=date(2027, 12, 1))
    assert later.day == date(2027, 3, 19)
