from datetime import timedelta
from sqlite3 import IntegrityError

import pytest

from programme.model import Recipient
from storage import deliveries
from storage.deliveries import DeliveryState

AINO = Recipient.person("UAINO")


@pytest.fixture
def claimed(store, now):
    with store.writing() as session:
        return deliveries.claim(session, "d", AINO, reminder_ids=[], now=now, not_before=now + timedelta(seconds=5))


def find(store):
    with store.reading() as session:
        return deliveries.find(session, "d")


def test_a_claim_is_the_first_attempt_and_unsettled_only_later(store, claimed, now):
    assert (claimed.state, claimed.attempts, claimed.recipient, claimed.claimed_at) == (
        DeliveryState.CLAIMED, 1, AINO, now,
    )  # fmt: skip
    with store.reading() as session:
        assert deliveries.unsettled(session, now=now + timedelta(seconds=4.9)) == []
        assert deliveries.unsettled(session, now=now + timedelta(seconds=5)) == [claimed]


def test_who_takes_it_up_second_on_old_knowledge_is_too_late(store, claimed, now):
    with store.writing() as session:
        taken = deliveries.take_up(session, claimed, not_before=now)
        assert taken.attempts == 2
        assert deliveries.take_up(session, claimed, not_before=now) is None
        assert deliveries.claim_again(session, claimed, reminder_ids=[], now=now) is None
        assert not deliveries.give_up(session, claimed, error="old news")
        deliveries.postpone(session, claimed, DeliveryState.WAITING, not_before=now, error="old news")
        deliveries.cancel(session, claimed)

    assert find(store) == taken


def test_what_stands_in_the_conversation_is_sent_whatever_was_thought_of_it(store, claimed, now):
    with store.writing() as session:
        deliveries.give_up(session, claimed, error="is_archived")
        deliveries.record_sent(session, "d", conversation_id="D1", message_ts="2.0", now=now)
        deliveries.record_sent(session, "d", conversation_id="D1", message_ts="3.0", now=now)

    sent = find(store)
    assert (sent.state, sent.conversation_id, sent.message_ts, sent.error) == (DeliveryState.SENT, "D1", "2.0", None)


def test_what_is_sent_cannot_be_given_up_postponed_or_taken_up_again(store, claimed, now):
    with store.writing() as session:
        deliveries.record_sent(session, "d", conversation_id="D1", message_ts="2.0", now=now)
    sent = find(store)
    with store.writing() as session:
        assert not deliveries.give_up(session, claimed, error="is_archived")
        deliveries.postpone(session, claimed, DeliveryState.WAITING, not_before=now, error="late")
        assert deliveries.take_up(session, sent, not_before=now) is None

    assert find(store) == sent


def test_the_latest_timestamp_is_that_of_the_recipients_own_messages(store, claimed, now):
    with store.writing() as session:
        assert deliveries.latest_message_ts(session, AINO) is None
        deliveries.record_sent(session, "d", conversation_id="D1", message_ts="2.0", now=now)
        assert deliveries.latest_message_ts(session, AINO) == "2.0"
        assert deliveries.latest_message_ts(session, Recipient.person("UELLI")) is None


def test_an_opaque_id_cannot_be_claimed_twice(store, claimed, now):
    with pytest.raises(IntegrityError), store.writing() as session:
        deliveries.claim(session, "d", AINO, reminder_ids=[], now=now, not_before=now)
