"""What waits for the chat changes with the facts."""

from datetime import date, timedelta

from services.gateway import TryAgain
from services.planning import replan_all
from storage.deliveries import DeliveryState
from tests.support.clock import helsinki
from tests.support.gateway import LOST_BEFORE_POSTING, fails
from tests.support.outbox import (
    AINO,
    DAY_BEFORE,
    LATER_TRIP,
    MONTH_BEFORE,
    TRIP,
    complete_trip,
    only_delivery,
    states,
)
from tests.support.tables import change, rows
from tests.support.trips import register_trip


def test_what_is_done_while_its_message_waits_is_not_sent_any_more(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", fails(TryAgain(error="service_unavailable")))
    courier.deliver_due()
    complete_trip(division, aino)
    clock.advance(minutes=1)

    assert courier.deliver_due() == 0
    assert gateway.calls == ["send"]
    assert only_delivery(division)["state"] == DeliveryState.CANCELLED
    assert states(division) == {"cancelled": 3}


def test_a_message_that_waits_loses_what_was_done_and_keeps_the_rest(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP, "Leipzig")
    register_trip(division, aino, TRIP, "Tartto")
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", fails(TryAgain(error="service_unavailable")))
    courier.deliver_due()
    complete_trip(division, aino)
    clock.advance(minutes=1)

    assert courier.deliver_due() == 1
    assert gateway.standing[0].titles == ["Tartto"]


def test_a_date_that_moves_while_its_message_waits_takes_the_reminder_with_it(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", fails(TryAgain(error="service_unavailable")))
    courier.deliver_due()
    change(division.store, "UPDATE mobilities SET start_on = '2027-08-20', end_on = '2027-08-24'")
    replan_all(division)
    clock.advance(minutes=1)

    assert courier.deliver_due() == 0
    dropped = rows(division.store, "SELECT * FROM reminders WHERE state = 'cancelled'")
    assert {(row["due_on"], row["reason"], row["delivery_id"]) for row in dropped} == {
        ("2027-03-17", "date_moved", None)
    }


def test_a_project_that_closes_while_its_message_waits_is_not_spoken_of(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", fails(TryAgain(error="service_unavailable")))
    courier.deliver_due()
    change(division.store, "UPDATE projects SET state = 'closed'")
    clock.advance(minutes=1)

    assert courier.deliver_due() == 0
    assert states(division) == {"cancelled": 3}


def test_a_message_that_waits_for_days_goes_out_as_one_with_the_newest_reminder_only(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, TRIP, "Leipzig")
    register_trip(division, aino, LATER_TRIP, "Tartto")
    clock.move_to(MONTH_BEFORE)
    gateway.closed[AINO] = fails(TryAgain(error="service_unavailable"))
    while clock() < DAY_BEFORE:
        courier.deliver_due()
        clock.advance(hours=6)
    gateway.closed.clear()
    clock.move_to(DAY_BEFORE + timedelta(hours=1))

    assert courier.deliver_due() == 1
    assert [str(item.offset) for item in gateway.standing[0].notice.items] == ["due-1", "due-30"]
    assert states(division) == {"overtaken": 2, "planned": 2, "sent": 2}


def test_a_message_that_waits_until_the_evening_waits_for_people_to_be_at_work(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", fails(TryAgain(error="service_unavailable")), LOST_BEFORE_POSTING)
    courier.deliver_due()
    clock.move_to(helsinki("2027-02-15 15:59"))
    courier.deliver_due()

    while not gateway.standing:
        clock.advance(minutes=10)
        courier.deliver_due()
        assert clock() <= helsinki("2027-02-16 08:10")
    assert clock() > helsinki("2027-02-16 07:59")
    assert gateway.standing[0].notice.items[0].is_late


def test_what_is_done_while_its_message_is_on_its_way_is_shown_done(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.before_send = lambda: complete_trip(division, aino)

    assert courier.deliver_due() == 1
    (message,) = gateway.standing
    assert [item.deadline.is_open for item in message.notice.items] == [False]
    assert message.updates == 1


def test_a_clock_that_ran_ahead_and_was_set_back_holds_nobody_up(division, aino, clock, courier, gateway):
    register_trip(division, aino, date(2028, 3, 17))
    now = clock()
    clock.move_to(helsinki("2028-02-17 09:00"))
    assert courier.deliver_due() == 1

    clock.move_to(now)
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)

    assert courier.deliver_due() == 1


def test_what_was_put_off_before_the_clock_was_set_back_is_taken_up(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(helsinki("2027-03-17 15:00"))
    gateway.script("send", fails(TryAgain(error="service_unavailable")))
    courier.deliver_due()

    clock.move_to(DAY_BEFORE)

    assert courier.deliver_due() == 1
