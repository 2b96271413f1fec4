"""Reminders of calls for applications go out like any others, with the call's own times and contact."""

from dataclasses import replace
from datetime import date, time

import pytest

from programme.model import Recipient
from services.calls import NewCall, add, remove
from services.gateway import TryAgain, Undeliverable
from tests.support.clock import helsinki
from tests.support.gateway import fails, make_courier
from tests.support.outbox import SARI, states_of
from tests.support.trips import register_trip

CLOSES = date(2027, 4, 16)
MONTH_BEFORE = helsinki("2027-03-17 09:00")


@pytest.fixture
def call(division, sari):
    """K1 for KA121-VET."""
    return add(division, sari, NewCall(actions=("KA121-VET",), title=None, day=CLOSES, clock=time(12))).line.call


def test_its_reminder_tells_its_times_and_whom_to_contact(clock, courier, gateway, call):
    clock.move_to(MONTH_BEFORE)

    assert [courier.deliver_due() for _ in range(2)] == [1, 0]
    (message,) = gateway.to(SARI)
    (item,) = message.notice.items
    assert (item.project, item.call_line.call) == (None, call)
    assert (item.call_line.there.hour, item.call_line.here.hour) == (12, 13)
    assert (item.deadline.deadline.due_on, str(item.offset)) == (CLOSES, "due-30")
    assert item.contact.name == "Eerika Kantonen"
    assert (item.shown_items, item.is_erasmus) == ((), True)


@pytest.mark.parametrize(
    ("actions", "name"),
    [
        (("KA121-VET", "KA122-VET"), "Eerika Kantonen"),
        (("KA121-SCH",), "Hanna Björkman"),
        (("KA121",), "Hanna Björkman"),
        (("MUU",), "Katja Utti-Lankinen"),
        ((), "Katja Utti-Lankinen"),
    ],
)
def test_the_contact_is_that_of_its_field_or_of_the_whole_division(
    division, sari, clock, courier, gateway, actions, name
):
    add(division, sari, NewCall(actions=actions, title="Haku", day=CLOSES, clock=time(12)))
    clock.move_to(MONTH_BEFORE)
    courier.deliver_due()

    assert [item.contact.name for item in gateway.standing[0].notice.items] == [name]


def test_it_goes_together_with_what_else_is_due_for_the_same_person(division, sari, clock, courier, gateway, call):
    register_trip(division, sari, CLOSES, "Leipzig", coordinators=("USARI",))
    clock.move_to(MONTH_BEFORE)

    assert courier.deliver_due() == 1
    assert sorted(gateway.standing[0].titles) == ["K1", "Leipzig"]


def move(division, sari, day=CLOSES, clock=time(12)):
    add(division, sari, NewCall(actions=("KA121-VET",), title=None, day=day, clock=clock))


def test_a_call_that_is_moved_while_its_message_waits_is_told_with_its_new_date(
    division, sari, clock, courier, gateway, call
):
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", fails(TryAgain(error="service_unavailable")))
    courier.deliver_due()
    move(division, sari, day=date(2027, 6, 4))
    clock.advance(minutes=1)

    assert courier.deliver_due() == 1
    (item,) = gateway.standing[0].notice.items
    assert (item.deadline.deadline.due_on, str(item.offset)) == (date(2027, 6, 4), "due-90")


def test_a_call_that_is_taken_away_while_its_message_waits_is_not_spoken_of(
    division, sari, clock, courier, gateway, call
):
    clock.move_to(MONTH_BEFORE)
    gateway.script("send", fails(TryAgain(error="service_unavailable")))
    courier.deliver_due()
    remove(division, sari, "K1")
    clock.advance(minutes=1)

    assert courier.deliver_due() == 0
    assert gateway.standing == []


@pytest.mark.parametrize(("day", "hour"), [(date(2027, 4, 23), 12), (CLOSES, 17)])
def test_a_message_that_was_sent_shows_to_when_the_call_was_moved(
    division, sari, clock, courier, gateway, call, day, hour
):
    clock.move_to(MONTH_BEFORE)
    courier.deliver_due()
    move(division, sari, day, time(hour))
    courier.refresh()

    (item,) = gateway.standing[0].notice.items
    assert (item.call_line.there.date(), item.call_line.there.hour) == (day, hour)


def test_where_the_only_administrator_is_out_of_reach_it_waits(division, clock, courier, gateway, call):
    gateway.closed[SARI] = fails(Undeliverable(error="user_disabled"))
    clock.move_to(MONTH_BEFORE)

    assert courier.deliver_due() == 0
    assert states_of(division, "call")["claimed"] == 1

    gateway.closed.clear()
    clock.advance(days=1)
    assert courier.deliver_due() == 1
    assert [message.recipient for message in gateway.standing] == [SARI]


def test_a_closed_channel_leads_to_the_administrators(division, sari, clock, gateway):
    channel = Recipient.channel("CKAIKKI")
    with_channel = replace(division, channel_id="CKAIKKI")
    add(with_channel, sari, NewCall(actions=("KA121-VET",), title=None, day=CLOSES, clock=time(12)))
    gateway.closed[channel] = fails(Undeliverable(error="is_archived"))
    clock.move_to(MONTH_BEFORE)

    assert make_courier(with_channel, gateway).deliver_due() == 1
    assert [message.recipient for message in gateway.standing] == [SARI]
    assert gateway.standing[0].notice.items[0].is_rerouted
