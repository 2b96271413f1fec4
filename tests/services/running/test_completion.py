"""Done by mistake, and taken back; and what proves that it was done."""

from __future__ import annotations

import pytest

from programme.model import DeadlineState
from services import completion, deadlines, pauses
from services.refusal import NotYourProject
from services.running_refusal import DeadlineGone, IdentityCodeInReceipt, ReceiptTooLong
from tests.support.clock import helsinki
from tests.support.seminar import AINO, MOMENTS, register_seminar, told, why_not
from tests.support.tables import dump, rows


@pytest.fixture
def seminar(division, aino):
    return register_seminar(division, aino)


def shown(message):
    (item,) = message.notice.items
    return item.deadline.deadline


def test_taken_back_its_reminders_come_back_as_they_were(division, aino, seminar):
    before = told(division)
    deadlines.complete(division, aino, seminar)
    assert told(division) == {}

    project, card = completion.take_back(division, aino, seminar)
    assert (project.ref, card.deadline.state, card.deadline.done_by) == ("H1", DeadlineState.OPEN, None)
    assert told(division) == before


def test_every_message_about_it_shows_first_the_one_and_then_the_other(division, aino, seminar, deliver):
    (message,) = deliver(MOMENTS["due-30"])
    deadlines.complete(division, aino, seminar)
    deliver()
    assert (shown(message).state, message.updates) == (DeadlineState.DONE, 1)

    completion.take_back(division, aino, seminar)
    deliver()
    assert (shown(message).state, message.updates) == (DeadlineState.OPEN, 2)


def test_what_fell_due_while_it_counted_as_done_comes_once_and_late(division, aino, seminar, clock, deliver):
    deliver(MOMENTS["due-30"])
    deadlines.complete(division, aino, seminar)
    assert deliver(MOMENTS["due-7"]) == []
    clock.advance(hours=3)
    completion.take_back(division, aino, seminar)

    (message,) = deliver()
    assert str(message.notice.items[0].offset) == "due-7"
    assert why_not(division, AINO)["due-14"] == "newer_reminder"


def test_taking_back_twice_is_taking_back_once(division, aino, seminar):
    deadlines.complete(division, aino, seminar)
    completion.take_back(division, aino, seminar)
    before = dump(division.store)

    completion.take_back(division, aino, seminar)
    assert dump(division.store) == before


def test_taken_back_it_has_nothing_to_prove(division, aino, seminar):
    deadlines.complete(division, aino, seminar)
    completion.keep_receipt(division, aino, seminar, "OPH-1234")
    _, card = completion.take_back(division, aino, seminar)
    assert card.deadline.receipt is None


def test_what_had_been_put_off_comes_back_too(division, aino, seminar, deliver):
    pauses.remind_later(division, aino, seminar, day=helsinki("2027-01-20 09:00").date())
    before = told(division)
    deadlines.complete(division, aino, seminar)
    completion.take_back(division, aino, seminar)
    assert told(division) == before


def test_a_receipt_is_kept_and_shown_in_every_message(division, aino, seminar, deliver):
    (message,) = deliver(MOMENTS["due-30"])
    deadlines.complete(division, aino, seminar)
    _, card = completion.keep_receipt(division, aino, seminar, "  OPH-1234 \n liite 2 ")

    assert card.deadline.receipt == "OPH-1234 liite 2"
    deliver()
    assert shown(message).receipt == "OPH-1234 liite 2"


def test_an_empty_one_takes_it_away_again(division, aino, seminar):
    deadlines.complete(division, aino, seminar)
    completion.keep_receipt(division, aino, seminar, "OPH-1234")
    _, card = completion.keep_receipt(division, aino, seminar, "  ")
    assert card.deadline.receipt is None


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [("x" * 201, ReceiptTooLong), ("henkilö 131052-308T", IdentityCodeInReceipt)],
)
def test_what_is_no_receipt_is_refused(division, aino, seminar, typed, refusal):
    deadlines.complete(division, aino, seminar)
    before = dump(division.store)
    with pytest.raises(refusal):
        completion.keep_receipt(division, aino, seminar, typed)
    assert dump(division.store) == before
    assert completion.keep_receipt(division, aino, seminar, "x" * 200)[1].deadline.receipt == "x" * 200


def test_only_what_is_done_and_ones_own_is_proven_or_taken_back(division, aino, mikko, seminar):
    with pytest.raises(DeadlineGone):
        completion.keep_receipt(division, aino, seminar, "OPH-1234")
    deadlines.complete(division, aino, seminar)
    for ask in (
        lambda actor, deadline_id: completion.keep_receipt(division, actor, deadline_id, "OPH-1234"),
        lambda actor, deadline_id: completion.take_back(division, actor, deadline_id),
    ):
        with pytest.raises(NotYourProject):
            ask(mikko, seminar)
        with pytest.raises(DeadlineGone):
            ask(aino, 999)


def test_each_is_in_the_history(division, aino, seminar):
    deadlines.complete(division, aino, seminar)
    completion.keep_receipt(division, aino, seminar, "OPH-1234")
    completion.take_back(division, aino, seminar)

    lines = rows(division.store, "SELECT action FROM audit WHERE action LIKE 'deadline.%' ORDER BY id")
    assert [line["action"] for line in lines][-3:] == ["deadline.completed", "deadline.receipt", "deadline.reopened"]
