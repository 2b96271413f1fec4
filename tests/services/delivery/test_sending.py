"""What goes out, when, and to whom."""

from datetime import date, timedelta

import pytest

from services.delivery import ITEMS_PER_MESSAGE, PACE
from storage import reminders
from tests.support.clock import helsinki
from tests.support.gateway import LOST_AFTER_POSTING, after, make_courier
from tests.support.outbox import (
    AINO,
    CHANNEL,
    DAY_BEFORE,
    ELLI,
    LATER_TRIP,
    MONTH_BEFORE,
    TRIP,
    WEEK_BEFORE,
    complete_trip,
    only_delivery,
    states,
)
from tests.support.tables import change, rows
from tests.support.trips import register_trip


def test_nothing_goes_out_before_its_time(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE - timedelta(seconds=1))

    assert courier.deliver_due() == 0
    assert gateway.calls == []


def test_a_reminder_goes_out_at_its_time_and_once(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP, "Leipzig")
    clock.move_to(MONTH_BEFORE)

    assert [courier.deliver_due() for _ in range(3)] == [1, 0, 0]
    (message,) = gateway.standing
    assert (message.recipient, message.titles) == (AINO, ["Leipzig"])
    assert not message.notice.items[0].is_late
    assert only_delivery(division)["message_ts"] == message.ts
    assert states(division) == {"planned": 2, "sent": 1}


def test_what_falls_due_for_one_recipient_at_one_time_is_one_message_most_urgent_first(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, LATER_TRIP, "Tartto")
    register_trip(division, aino, TRIP, "Leipzig")
    clock.move_to(MONTH_BEFORE)
    courier.deliver_due()
    clock.move_to(WEEK_BEFORE)

    assert courier.deliver_due() == 1
    assert gateway.standing[-1].titles == ["Leipzig", "Tartto"]


def test_more_than_fits_is_split_and_the_second_message_keeps_the_pace(division, aino, clock, courier, gateway):
    for number in range(ITEMS_PER_MESSAGE + 1):
        register_trip(division, aino, TRIP, f"Matka {number}")
    clock.move_to(MONTH_BEFORE)

    assert courier.deliver_due() == 1
    assert courier.deliver_due() == 0
    clock.advance(seconds=PACE.total_seconds())
    assert courier.deliver_due() == 1
    assert [len(message.titles) for message in gateway.standing] == [ITEMS_PER_MESSAGE, 1]


def test_each_recipient_has_a_message_of_their_own(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP, channel_id="CHANKE", coordinators=("UAINO", "UELLI"))
    clock.move_to(WEEK_BEFORE)

    assert courier.deliver_due() == 3
    assert {message.recipient for message in gateway.standing} == {CHANNEL, AINO, ELLI}


def test_the_message_shows_what_is_so_at_the_moment_it_goes_out(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    change(division.store, "UPDATE contacts SET name = 'Uusi Yhteyshenkilö'")
    clock.move_to(MONTH_BEFORE)

    courier.deliver_due()

    assert gateway.standing[0].notice.items[0].contact.name == "Uusi Yhteyshenkilö"


def test_what_is_done_is_not_reminded_of(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    complete_trip(division, aino)
    clock.move_to(DAY_BEFORE)

    assert courier.deliver_due() == 0
    assert gateway.standing == []


def test_after_an_outage_each_deadline_has_one_reminder_and_the_older_ones_say_why_not(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, TRIP)
    register_trip(division, aino, LATER_TRIP)
    clock.move_to(helsinki("2027-03-16 10:30"))

    assert courier.deliver_due() == 1
    (message,) = gateway.standing
    assert [str(item.offset) for item in message.notice.items] == ["due-1", "due-30"]
    overtaken = rows(division.store, "SELECT \"offset\", reason FROM reminders WHERE state = 'overtaken' ORDER BY id")
    assert [(row["offset"], row["reason"]) for row in overtaken] == [
        ("due-30", reminders.NEWER_REMINDER),
        ("due-7", reminders.NEWER_REMINDER),
    ]


def test_an_older_reminder_that_is_freed_after_a_newer_one_went_out_is_overtaken(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, TRIP)
    clock.move_to(WEEK_BEFORE)
    courier.deliver_due()
    change(
        division.store,
        "UPDATE reminders SET state = 'planned', reason = NULL WHERE state = 'overtaken'",
    )
    clock.advance(minutes=1)

    assert courier.deliver_due() == 0
    assert states(division) == {"overtaken": 1, "planned": 1, "sent": 1}


@pytest.mark.parametrize(
    ("found_at", "sent_at"),
    [
        ("2027-02-15 09:59", "2027-02-15 09:59"),
        ("2027-02-15 15:00", "2027-02-15 15:00"),
        ("2027-02-16 05:00", "2027-02-16 08:00"),
        ("2027-02-20 12:00", "2027-02-22 08:00"),
    ],
)
def test_what_is_found_late_waits_for_an_hour_at_which_people_work(
    division, aino, clock, courier, gateway, found_at, sent_at
):
    register_trip(division, aino, TRIP)
    clock.move_to(helsinki(found_at))
    while not courier.deliver_due():
        clock.advance(minutes=60)
        assert clock() <= helsinki(sent_at)

    assert abs(clock() - helsinki(sent_at)) < timedelta(hours=1)
    is_late = clock() - MONTH_BEFORE > timedelta(hours=1)
    assert [item.is_late for item in gateway.standing[0].notice.items] == [is_late]


def test_what_is_late_goes_together_with_what_is_due_then(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP, "Leipzig")
    register_trip(division, aino, date(2027, 4, 12), "Late")
    clock.move_to(helsinki("2027-03-10 09:00"))
    change(division.store, "UPDATE reminders SET send_at = '2027-03-09T20:00:00.000Z' WHERE deadline_id = 2")

    assert courier.deliver_due() == 1
    assert sorted(gateway.standing[0].titles) == ["Late", "Leipzig"]


def test_a_stop_comes_between_two_messages(division, aino, clock, gateway):
    register_trip(division, aino, TRIP, coordinators=("UAINO", "UELLI"))
    clock.move_to(MONTH_BEFORE)
    courier = make_courier(division, gateway, is_stopping=after(1))

    assert courier.deliver_due() == 1
    assert states(division) == {"planned": 5, "sent": 1}


def test_a_stop_comes_between_two_look_ups(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP, coordinators=("UAINO", "UELLI"))
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", LOST_AFTER_POSTING, LOST_AFTER_POSTING)
    courier.deliver_due()
    clock.advance(seconds=5)
    courier.lease.release()

    assert make_courier(division, gateway, holder="second", is_stopping=after(2)).deliver_due() == 1


def test_a_stop_comes_between_two_updates(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP, coordinators=("UAINO", "UELLI"))
    clock.move_to(MONTH_BEFORE)
    courier.deliver_due()
    complete_trip(division, aino)

    make_courier(division, gateway, is_stopping=after(1)).refresh()

    assert gateway.calls.count("update") == 1
