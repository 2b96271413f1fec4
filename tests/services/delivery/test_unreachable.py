"""Who cannot be reached is replaced, and holds nobody up."""

from dataclasses import replace
from datetime import timedelta

import pytest

from programme.model import Recipient
from services.gateway import TryAgain, Undeliverable
from tests.support.gateway import LOST_BEFORE_POSTING, Fault, fails
from tests.support.outbox import AINO, CHANNEL, ELLI, MONTH_BEFORE, SARI, TRIP, WEEK_BEFORE, complete_trip, states
from tests.support.tables import change, rows
from tests.support.trips import register_trip


def test_a_closed_channel_leads_to_the_coordinators_and_they_to_the_administrators(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, TRIP, channel_id="CHANKE", coordinators=("UAINO", "UELLI"))
    gateway.closed[CHANNEL] = fails(Undeliverable(error="is_archived"))
    gateway.closed[ELLI] = fails(Undeliverable(error="user_disabled"))
    clock.move_to(MONTH_BEFORE)

    assert courier.deliver_due() == 2

    assert {message.recipient for message in gateway.standing} == {AINO, SARI}
    lost = rows(division.store, "SELECT recipient, reason FROM reminders WHERE state = 'undeliverable' ORDER BY id")
    assert [(row["recipient"], row["reason"]) for row in lost] == [
        ("channel:CHANKE", "is_archived"),
        ("person:UELLI", "user_disabled"),
    ]


def test_who_has_the_reminder_already_does_not_get_it_again_from_a_closed_channel(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, TRIP, channel_id="CHANKE")
    gateway.closed[CHANNEL] = fails(Undeliverable(error="is_archived"))
    clock.move_to(WEEK_BEFORE)
    courier.deliver_due()
    clock.advance(minutes=1)
    courier.deliver_due()

    assert [message.recipient for message in gateway.standing] == [AINO]


def test_a_coordinator_whose_own_reminder_was_taken_back_gets_the_closed_channels_one(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, TRIP, channel_id="CHANKE")
    (row,) = rows(division.store, "SELECT deadline_id FROM reminders WHERE \"offset\" = 'due-30'")
    change(
        division.store,
        'INSERT INTO reminders (deadline_id, due_on, "offset", recipient, send_at, state, reason) '
        "VALUES (?, '2027-03-17', 'due-30', 'person:UAINO', '2027-02-15T07:00:00.000Z', 'cancelled', "
        "'no_longer_planned')",
        row["deadline_id"],
    )
    gateway.closed[CHANNEL] = fails(Undeliverable(error="is_archived"))
    clock.move_to(MONTH_BEFORE)

    assert courier.deliver_due() == 1
    assert gateway.standing[0].recipient == AINO


def test_what_nobody_at_all_can_be_told_is_logged_and_tried_again_each_day(
    division, aino, clock, courier, gateway, caplog
):
    register_trip(division, aino, TRIP)
    for recipient in (AINO, SARI):
        gateway.closed[recipient] = fails(Undeliverable(error="user_not_found"))
    clock.move_to(MONTH_BEFORE)

    assert courier.deliver_due() == 0
    assert states(division) == {"planned": 2, "undeliverable": 1, "claimed": 1}
    assert "nobody is left to tell" in caplog.text

    del gateway.closed[SARI]  # somebody is there again
    clock.advance(days=1)
    assert courier.deliver_due() == 1
    assert [message.recipient for message in gateway.standing] == [SARI]


def test_where_the_administrators_are_out_of_reach_the_divisions_channel_hears_of_it(
    division, aino, clock, courier, gateway
):
    register_trip(division, aino, TRIP)
    for recipient in (AINO, SARI):
        gateway.closed[recipient] = fails(Undeliverable(error="user_not_found"))
    clock.move_to(MONTH_BEFORE)
    for_all = replace(courier, division=replace(division, channel_id="CKAIKKI"))

    for_all.deliver_due()

    assert [message.recipient for message in gateway.standing] == [Recipient.channel("CKAIKKI")]


def test_what_is_done_by_then_is_not_given_to_others(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    gateway.closed[AINO] = fails(Undeliverable(error="user_disabled"))
    gateway.before_send = lambda: complete_trip(division, aino)
    clock.move_to(MONTH_BEFORE)

    assert courier.deliver_due() == 0
    assert gateway.standing == []
    assert states(division) == {"cancelled": 3, "undeliverable": 1}


def test_one_who_cannot_be_reached_does_not_hold_up_the_others(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP, coordinators=("UAINO", "UELLI"))
    gateway.closed[AINO] = fails(TryAgain(error="service_unavailable"))
    clock.move_to(MONTH_BEFORE)

    assert courier.deliver_due() == 1
    assert [message.recipient for message in gateway.standing] == [ELLI]


@pytest.mark.parametrize("call", ["send", "find"])
def test_a_message_that_always_breaks_the_pass_does_not_hold_up_the_others(
    division, aino, clock, courier, gateway, call
):
    register_trip(division, aino, TRIP, coordinators=("UAINO",))
    clock.move_to(MONTH_BEFORE)
    gateway.closed[AINO] = Fault(raises=ZeroDivisionError()) if call == "send" else LOST_BEFORE_POSTING
    gateway.script("find", *[Fault(raises=ZeroDivisionError())] * 100)
    try_to_deliver(courier)
    register_trip(division, aino, clock().date() + timedelta(days=1), coordinators=("UELLI",))

    clock.advance(seconds=6)
    try_to_deliver(courier)

    assert [message.recipient for message in gateway.standing] == [ELLI]


def test_a_message_that_always_breaks_the_pass_breaks_fewer_and_fewer(division, aino, clock, courier, gateway):
    register_trip(division, aino, TRIP)
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", LOST_BEFORE_POSTING)
    gateway.script("find", *[Fault(raises=ZeroDivisionError())] * 100)

    broken = [try_to_deliver(courier) for _ in range(120) if clock.advance(seconds=5) is None]

    assert 5 < sum(broken) < 10


def try_to_deliver(courier) -> bool:
    """What the job does: the next pass tries again. Tells whether this one broke."""
    try:
        courier.deliver_due()
    except ZeroDivisionError:
        return True
    return False
