"""Digests and briefings after a crash or a lost answer: one message, never none and never two."""

from __future__ import annotations

from datetime import date

import pytest

from services import deadlines, digests, handover
from services.alarms import Undelivered
from services.briefings import Briefing
from services.gateway import TryAgain, Undeliverable
from services.refusal import NotYourProject
from storage.deliveries import DeliveryState
from tests.support.clock import helsinki
from tests.support.gateway import (
    CRASH_AFTER_POSTING,
    CRASH_BEFORE_POSTING,
    LOST_AFTER_POSTING,
    LOST_BEFORE_POSTING,
    Crash,
    Fault,
    Seconds,
    fails,
    make_courier,
)
from tests.support.outbox import only_delivery
from tests.support.seminar import (
    AINO,
    EERIKA,
    KATJA,
    MIKKO,
    MOMENTS,
    SARI,
    actor,
    appoint,
    register_seminar,
)
from tests.support.tables import rows

GONE = fails(Undeliverable(error="user_not_found"))

MONDAY = helsinki("2026-11-30 09:00")
CODE = "2026-1-FI01-KA121-VET-000123456"


def briefing(division, aino, clock) -> None:
    register_seminar(division, aino, date(2027, 6, 1), code=CODE)
    handover.hand_over(division, aino, "H1", to="UMIKKO")


def digest(division, aino, clock) -> None:
    register_seminar(division, aino, date(2026, 12, 1), code=CODE)
    with division.store.writing() as session:
        session.execute("UPDATE reminders SET state = 'overtaken', reason = 'known_late'")
        session.execute("UPDATE contacts SET checked_on = '2026-11-24'")
    clock.move_to(MONDAY)
    assert digests.prepare_week(division) == 1


PREPARED = pytest.mark.parametrize("prepare", [briefing, digest])


@PREPARED
@pytest.mark.parametrize(
    ("fault", "calls"),
    [(LOST_AFTER_POSTING, ["send", "find"]), (LOST_BEFORE_POSTING, ["send", "find", "send"])],
)
def test_a_lost_answer_ends_in_one_message(division, aino, clock, courier, gateway, prepare, fault, calls):
    prepare(division, aino, clock)
    gateway.script("send", fault)
    for _ in range(6):
        courier.deliver_due()
        clock.advance(seconds=10)

    assert gateway.calls == calls
    assert len(gateway.standing) == 1
    assert only_delivery(division)["message_ts"] == gateway.standing[0].ts


@PREPARED
@pytest.mark.parametrize("crash", [CRASH_BEFORE_POSTING, CRASH_AFTER_POSTING])
@pytest.mark.parametrize("call", ["send", "find"])
def test_a_crash_between_two_steps_ends_in_one_message(division, aino, clock, gateway, prepare, crash, call):
    seconds = Seconds()
    prepare(division, aino, clock)
    if call == "find":
        gateway.script("send", LOST_AFTER_POSTING)
        crash = Fault(raises=Crash())
    gateway.script(call, crash)
    crashed = 0
    for holder in ("first", "second"):
        courier = make_courier(division, gateway, holder=holder, seconds=seconds)
        for _ in range(4):
            try:
                courier.deliver_due()
            except Crash:
                crashed += 1
                break
            finally:
                seconds.now += 40
                clock.advance(minutes=1)

    assert crashed == 1
    assert len(gateway.standing) == 1
    assert only_delivery(division)["state"] == DeliveryState.SENT


@PREPARED
def test_a_crash_after_it_was_taken_up_and_before_it_was_posted_loses_nothing(
    division, aino, clock, courier, gateway, prepare
):
    prepare(division, aino, clock)

    def die() -> None:
        gateway.before_send = lambda: None
        raise Crash

    gateway.before_send = die
    with pytest.raises(Crash):
        courier.deliver_due()
    assert only_delivery(division)["state"] == DeliveryState.CLAIMED
    clock.advance(minutes=1)
    courier.deliver_due()

    assert len(gateway.standing) == 1


@PREPARED
def test_a_chat_that_says_later_is_asked_later_without_a_look_up(division, aino, clock, courier, gateway, prepare):
    prepare(division, aino, clock)
    gateway.script("send", fails(TryAgain(error="ratelimited", after=30)))
    courier.deliver_due()
    clock.advance(seconds=29)
    courier.deliver_due()
    assert gateway.calls == ["send"]
    clock.advance(seconds=2)
    courier.deliver_due()

    assert gateway.calls == ["send", "send"]
    assert len(gateway.standing) == 1


@PREPARED
def test_what_nobody_can_take_is_given_up_and_told_so(division, aino, clock, courier, gateway, prepare):
    prepare(division, aino, clock)
    gateway.closed |= dict.fromkeys((AINO, MIKKO), GONE)
    courier.deliver_due()

    lost = rows(division.store, "SELECT * FROM deliveries WHERE state = 'undeliverable'")
    assert [row["error"] for row in lost] == ["user_not_found"]
    clock.advance(seconds=5)
    courier.deliver_due()
    assert [message.recipient for message in gateway.standing] == [SARI]


def test_administrators_hear_of_a_digest_that_did_not_arrive(division, aino, clock, courier, gateway):
    digest(division, aino, clock)
    gateway.closed[AINO] = GONE
    for _ in range(4):
        courier.deliver_due()
        clock.advance(seconds=5)

    (message,) = gateway.standing
    assert isinstance(message.outgoing, Undelivered)
    assert (message.recipient, message.outgoing.meant_for, message.outgoing.error) == (SARI, AINO, "user_not_found")


@PREPARED
def test_where_nobody_can_be_told_it_is_kept_and_told_when_somebody_can(
    division, aino, clock, courier, gateway, prepare
):
    prepare(division, aino, clock)
    gateway.closed |= dict.fromkeys((AINO, MIKKO, SARI), GONE)
    for _ in range(6):
        courier.deliver_due()
        clock.advance(seconds=5)
    assert gateway.standing == []

    gateway.closed.clear()
    clock.advance(days=1)
    courier.deliver_due()
    assert [message.recipient for message in gateway.standing] == [SARI]


def test_whoever_hears_of_it_instead_can_name_another_coordinator(division, aino, sari, clock, courier, gateway):
    appoint(division, sari)
    briefing(division, aino, clock)
    gateway.closed[MIKKO] = GONE
    with pytest.raises(NotYourProject):
        handover.name_coordinator(division, actor("UEERIKA"), 1, to="UELLI")
    for _ in range(2):
        courier.deliver_due()
        clock.advance(seconds=5)

    (message,) = gateway.standing
    assert isinstance(message.outgoing, Briefing)
    assert (message.recipient, message.outgoing.gone, message.outgoing.is_unreached) == (EERIKA, "UMIKKO", True)
    named = handover.name_coordinator(division, actor("UEERIKA"), 1, to="UELLI")
    assert named.projects[0].coordinators == ("UELLI",)


def test_a_question_about_a_contact_goes_to_the_administrators_where_the_contact_is_gone(
    division, sari, clock, courier, gateway
):
    appoint(division, sari)
    clock.move_to(MONDAY)
    digests.prepare_week(division)
    gateway.closed |= dict.fromkeys((EERIKA, KATJA), GONE)
    for _ in range(6):
        courier.deliver_due()
        clock.advance(seconds=5)

    asked = {message.outgoing.contact.name for message in gateway.standing}
    assert asked == {"Eerika Kantonen", "Katja Utti-Lankinen", "Hanna Björkman"}
    assert {message.recipient for message in gateway.standing} == {SARI}


def test_while_a_briefing_waits_reminders_wait_behind_it_and_come_after(division, aino, clock, courier, gateway):
    register_seminar(division, aino)
    clock.move_to(MOMENTS["due-14"])
    handover.hand_over(division, aino, "H1", to="UMIKKO")
    gateway.script("send", fails(TryAgain(error="ratelimited", after=60)))
    courier.deliver_due()
    clock.move_to(MOMENTS["due-7"])
    courier.deliver_due()
    clock.advance(seconds=5)
    courier.deliver_due()

    assert [type(message.outgoing).__name__ for message in gateway.to(MIKKO)] == ["Briefing", "Notice"]


def test_what_there_is_to_say_may_be_gone_by_the_time_it_is_tried_again(division, aino, clock, courier, gateway):
    digest(division, aino, clock)
    gateway.script("send", LOST_BEFORE_POSTING)
    courier.deliver_due()
    deadlines.complete(division, aino, 1)
    clock.advance(minutes=1)
    courier.deliver_due()

    assert gateway.standing == []
    assert only_delivery(division)["state"] == DeliveryState.CANCELLED


def test_two_processes_send_one(division, aino, clock, courier, gateway):
    briefing(division, aino, clock)
    other = make_courier(division, gateway, holder="second", seconds=Seconds())
    gateway.before_send = lambda: other.deliver_due() and None
    courier.deliver_due()

    assert len(gateway.standing) == 1


def test_what_went_out_after_a_lost_answer_does_not_hide_the_lost_one(division, aino, clock, courier, gateway):
    """It is looked for behind what was there when it was posted, not behind what came since."""
    for _ in range(3):
        register_seminar(division, aino, date(2027, 6, 1))
    handover.hand_over(division, aino, None, to="UMIKKO")
    gateway.script("send", LOST_AFTER_POSTING)
    for _ in range(12):
        courier.deliver_due()
        clock.advance(seconds=2)

    assert len(gateway.to(MIKKO)) == 3
    assert len({message.outgoing.delivery_id for message in gateway.standing}) == 3
