"""What could not be delivered stands where those look whom it concerns, and in the story of each reminder."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from programme.model import Recipient
from services import checkup
from services.checkup import Level
from services.explanations import explain_dates
from services.gateway import TryAgain, Undeliverable
from services.housekeeping import record_heartbeat
from services.troubles import LOOKED_BACK, troubles_for
from storage.deliveries import DeliveryState
from storage.reminders import ReminderState
from tests.support.clock import helsinki
from tests.support.gateway import LOST_BEFORE_POSTING, fails
from tests.support.seminar import AINO, MOMENTS, SARI, actor, add_seminar, register_seminar

GONE = fails(Undeliverable(error="user_not_found"))


def test_what_did_not_reach_its_recipient_is_told_to_the_coordinators_and_administrators(
    division, aino, mikko, sari, deliver, gateway
):
    register_seminar(division, aino, coordinators=("UAINO", "UELLI"), title="Ulkomaanjaksot")
    gateway.closed[AINO] = GONE
    deliver(MOMENTS["due-30"])

    (trouble,) = troubles_for(division, actor("UELLI"))
    assert (trouble.project.title, trouble.deadline.deadline.name) == ("Ulkomaanjaksot", "Seminaari")
    assert (trouble.reminder.recipient, trouble.reminder.state) == (AINO, ReminderState.UNDELIVERABLE)
    assert trouble.delivery.error == "user_not_found"
    assert troubles_for(division, sari) == [trouble]
    assert troubles_for(division, mikko) == []


def test_what_is_tried_in_vain_is_told_while_it_is(division, aino, gateway, clock, courier):
    register_seminar(division, aino)
    gateway.closed[AINO] = fails(TryAgain(error="service_unavailable"))
    clock.move_to(MOMENTS["due-30"])
    courier.deliver_due()
    assert troubles_for(division, aino) == []
    clock.advance(seconds=10)
    courier.deliver_due()

    (trouble,) = troubles_for(division, aino)
    assert (trouble.reminder.state, trouble.delivery.error) == (ReminderState.CLAIMED, "service_unavailable")
    del gateway.closed[AINO]
    clock.advance(minutes=1)
    courier.deliver_due()
    assert troubles_for(division, aino) == []


def test_what_is_old_concerns_nobody_any_more_and_the_newest_come_first(division, aino, deliver, gateway, clock):
    register_seminar(division, aino)
    gateway.closed[AINO] = GONE
    deliver(MOMENTS["due-30"])
    deliver(MOMENTS["due-14"])
    assert [str(each.reminder.offset) for each in troubles_for(division, aino)] == ["due-14", "due-30"]

    clock.move_to(MOMENTS["due-30"] + LOOKED_BACK + timedelta(seconds=1))
    assert [str(each.reminder.offset) for each in troubles_for(division, aino)] == ["due-14"]


def test_no_more_than_ten_are_shown(division, aino, deliver, gateway):
    register_seminar(division, aino)
    for number in range(11):
        add_seminar(division, aino, "H1", MOMENTS["due-30"].date() + timedelta(days=30), name=f"Muu {number}")
    gateway.closed[AINO] = GONE
    deliver(MOMENTS["due-30"])

    assert len(troubles_for(division, aino)) == 10


def story_of(division, offset: str, recipient: Recipient = AINO):
    (deadline,) = explain_dates(division, "H1").deadlines
    (story,) = [
        each
        for each in deadline.stories
        if (str(each.reminder.offset), each.reminder.recipient) == (offset, recipient)
    ]
    return story


def test_each_reminder_has_its_story_past_and_to_come(division, aino, deliver):
    register_seminar(division, aino)
    (message,) = deliver(MOMENTS["due-30"])

    sent, coming = story_of(division, "due-30"), story_of(division, "due-14")
    assert (sent.reminder.state, sent.delivery.state) == (ReminderState.SENT, DeliveryState.SENT)
    assert (sent.delivery.message_ts, sent.delivery.attempts) == (message.ts, 1)
    assert (coming.reminder.state, coming.reminder.send_at, coming.delivery) == (
        ReminderState.PLANNED,
        MOMENTS["due-14"],
        None,
    )


def test_a_story_tells_what_the_chat_answered_and_how_often_it_was_tried(division, aino, clock, courier, gateway):
    register_seminar(division, aino)
    gateway.script("send", LOST_BEFORE_POSTING, fails(TryAgain(error="ratelimited")))
    clock.move_to(MOMENTS["due-30"])
    courier.deliver_due()
    clock.advance(seconds=10)
    courier.deliver_due()

    story = story_of(division, "due-30")
    assert (story.delivery.attempts, story.delivery.error) == (2, "ratelimited")


def test_a_story_tells_why_nothing_was_sent_and_who_had_it_instead(division, aino, deliver, gateway):
    register_seminar(division, aino)
    gateway.closed[AINO] = GONE
    deliver(MOMENTS["due-14"])

    assert story_of(division, "due-30").reminder.reason == "newer_reminder"
    lost, instead = story_of(division, "due-14"), story_of(division, "due-14", SARI)
    assert (lost.reminder.state, lost.reminder.reason) == (ReminderState.UNDELIVERABLE, "user_not_found")
    assert (instead.reminder.state, instead.reminder.is_rerouted) == (ReminderState.SENT, True)


def test_stories_come_in_the_order_of_time(division, aino):
    register_seminar(division, aino, coordinators=("UAINO", "UELLI"))
    (deadline,) = explain_dates(division, "H1").deadlines
    moments = [story.reminder.send_at for story in deadline.stories]
    assert moments == sorted(moments)
    assert len(moments) == 2 * len(MOMENTS)


def findings(division) -> dict[str, Level]:
    return {finding.text: finding.level for finding in checkup.check_up(division)}


def test_a_bot_that_never_ran_has_never_gone_through(division):
    found = findings(division)
    assert found["deliver: has never gone through"] is Level.LOOK
    assert found["replan: has never gone through"] is Level.LOOK
    assert any(text.startswith("nobody holds the delivery") for text in found)


def test_jobs_that_go_through_are_good_and_those_that_have_stopped_are_bad(division, clock, courier):
    courier.deliver_due()
    for job in checkup.JOBS:
        record_heartbeat(division, job)
    assert {level for text, level in findings(division).items() if "last went through" in text} == {Level.GOOD}
    assert findings(division)["delivery is held by first"] is Level.GOOD

    clock.advance(minutes=3)
    by_job = {text.partition(":")[0]: level for text, level in findings(division).items() if "last went" in text}
    assert by_job["deliver"] is Level.BAD
    assert by_job["replan"] is Level.GOOD


def test_what_waits_or_was_never_delivered_is_counted(division, aino, deliver, gateway):
    register_seminar(division, aino)
    gateway.closed[AINO] = GONE
    gateway.closed[SARI] = fails(TryAgain(error="service_unavailable"))
    deliver(MOMENTS["due-30"])

    found = findings(division)
    assert found["messages undeliverable: 1"] is Level.LOOK
    assert found["messages waiting: 1"] is Level.LOOK
    assert found["messages claimed: 0"] is Level.GOOD


def test_school_terms_that_run_out_are_named_in_time(division, clock):
    assert not any("school_terms" in text for text in findings(division))
    last = max(each.last for each in division.rules.school_breaks)
    clock.move_to(helsinki(f"{last - timedelta(days=100)} 10:00"))
    assert findings(division)[f"school_terms.toml knows no holiday after {last}"] is Level.LOOK
    without = replace(division, rules=replace(division.rules, school_breaks=()))
    assert any("school_terms" in text for text in findings(without))


def test_nothing_that_anybody_typed_is_in_it(division, aino, deliver, gateway):
    register_seminar(division, aino, title="Salainen hanke")
    gateway.closed[AINO] = GONE
    deliver(MOMENTS["due-30"])
    assert not any("Salainen" in text or "Seminaari" in text for text in findings(division))
