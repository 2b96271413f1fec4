"""Two processes on one database: one delivers, and neither spoils what the other knows."""

from services.gateway import TryAgain, Undeliverable, Unknown
from storage.deliveries import DeliveryState
from tests.support.gateway import fails, make_courier
from tests.support.outbox import MONTH_BEFORE, TRIP, only_delivery, states
from tests.support.tables import change, dump
from tests.support.trips import register_trip


def test_of_two_processes_on_one_database_one_delivers(division, aino, clock, courier, gateway, seconds):
    register_trip(division, aino, TRIP)
    other = make_courier(division, gateway, holder="second", seconds=seconds)
    assert courier.deliver_due() == 0
    clock.move_to(MONTH_BEFORE)

    assert other.deliver_due() == 0
    assert courier.deliver_due() == 1
    assert len(gateway.standing) == 1


def test_the_other_takes_over_when_the_first_falls_silent(division, aino, clock, courier, gateway, restarted):
    register_trip(division, aino, TRIP)
    courier.deliver_due()
    clock.move_to(MONTH_BEFORE)

    assert restarted().deliver_due() == 1
    assert courier.deliver_due() == 0


def test_a_process_that_lost_its_lease_in_the_middle_claims_nothing_more(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP, coordinators=("UAINO", "UELLI"))
    clock.move_to(MONTH_BEFORE)
    gateway.before_send = lambda: change(division.store, "UPDATE leases SET holder = 'second'")

    assert courier.deliver_due() == 1
    assert len(gateway.standing) == 1
    assert states(division) == {"planned": 5, "sent": 1}


def test_what_arrives_after_another_has_taken_over_is_recorded_and_not_sent_again(
    division, aino, clock, courier, gateway, restarted
):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)

    def meanwhile() -> None:
        gateway.before_send = lambda: None
        gateway.script("send", fails(TryAgain(error="service_unavailable")))
        restarted().deliver_due()

    gateway.before_send = meanwhile

    assert courier.deliver_due() == 1
    clock.advance(hours=1)
    other = make_courier(division, gateway, holder="second")
    assert other.deliver_due() == 0
    assert len(gateway.standing) == 1


def test_a_failure_that_is_told_after_another_has_sent_it_changes_nothing(
    division, aino, clock, courier, gateway, restarted
):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    sent = []

    def meanwhile() -> None:
        gateway.before_send = lambda: None
        restarted().deliver_due()
        sent.append(dump(division.store))
        gateway.script("send", fails(Undeliverable(error="channel_not_found")))

    gateway.before_send = meanwhile

    assert courier.deliver_due() == 0
    changed = {name for name, content in dump(division.store).items() if content != sent[0][name]}
    assert changed == set()


def test_a_later_lost_answer_does_not_undo_what_another_knows(division, aino, clock, courier, gateway, restarted):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)

    def meanwhile() -> None:
        gateway.before_send = lambda: None
        gateway.script("send", fails(TryAgain(error="ratelimited", after=600)))
        restarted().deliver_due()
        gateway.script("send", fails(Unknown(error="timeout")))

    gateway.before_send = meanwhile
    courier.deliver_due()

    assert only_delivery(division)["state"] == DeliveryState.WAITING
