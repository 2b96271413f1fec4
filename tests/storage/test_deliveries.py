from datetime import timedelta
from sqlite3 import IntegrityError

import pytest

from programme.model import Recipient
from storage import deliveries, refreshes
from storage.deliveries import DeliveryKind, DeliveryState

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
        taken = deliveries.take_up(session, claimed, now=now, not_before=now)
        assert taken.attempts == 2
        assert deliveries.take_up(session, claimed, now=now, not_before=now) is None
        assert deliveries.claim_again(session, claimed, reminder_ids=[], now=now) is None
        assert not deliveries.give_up(session, claimed, error="old news")
        deliveries.postpone(session, claimed, DeliveryState.WAITING, now=now, not_before=now, error="old news")
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
        deliveries.postpone(session, claimed, DeliveryState.WAITING, now=now, not_before=now, error="late")
        assert deliveries.take_up(session, sent, now=now, not_before=now) is None

    assert find(store) == sent


def test_the_latest_timestamp_is_that_of_the_recipients_own_messages_before_a_moment(store, claimed, now):
    later = now + timedelta(seconds=1)
    with store.writing() as session:
        assert deliveries.latest_message_ts(session, AINO, before=later) is None
        deliveries.record_sent(session, "d", conversation_id="D1", message_ts="2.0", now=now)
        assert deliveries.latest_message_ts(session, AINO, before=later) == "2.0"
        assert deliveries.latest_message_ts(session, AINO, before=now) is None
        assert deliveries.latest_message_ts(session, Recipient.person("UELLI"), before=later) is None


def test_an_opaque_id_cannot_be_claimed_twice(store, claimed, now):
    with pytest.raises(IntegrityError), store.writing() as session:
        deliveries.claim(session, "d", AINO, reminder_ids=[], now=now, not_before=now)


def prepare(store, now, delivery_id="b", kind=DeliveryKind.BRIEFING, subject="H1 at noon", recipient=AINO) -> bool:
    with store.writing() as session:
        return deliveries.prepare(session, delivery_id, kind, recipient, subject=subject, now=now)


def test_what_is_worked_out_later_waits_from_now_on_and_was_never_tried(store, now):
    assert prepare(store, now)
    with store.reading() as session:
        (waiting,) = deliveries.unsettled(session, now=now)

    assert (waiting.kind, waiting.subject, waiting.state, waiting.attempts, waiting.claimed_at) == (
        DeliveryKind.BRIEFING, "H1 at noon", DeliveryState.WAITING, 0, now,
    )  # fmt: skip


def test_of_one_kind_and_subject_there_is_one_for_each_recipient(store, now):
    assert prepare(store, now)
    assert not prepare(store, now, "again")
    assert prepare(store, now, "c", recipient=Recipient.person("UELLI"))
    assert prepare(store, now, "d", kind=DeliveryKind.DIGEST)
    assert prepare(store, now, "e", subject="H2 at noon")


def test_only_what_begins_so_is_to_be_brought_up_to_date(store, now):
    kind = DeliveryKind.CONTACT_CHECK
    for number, subject in enumerate(("contact 1, now", "contact 1, then", "contact 11, now")):
        prepare(store, now, str(number), kind=kind, subject=subject)
        if subject != "contact 1, then":
            with store.writing() as session:
                deliveries.record_sent(session, str(number), conversation_id="D1", message_ts=f"{number}.0", now=now)
    with store.writing() as session:
        deliveries.mark_kind_for_refresh(session, kind, subject_begins="contact 1, ", now=now)
        assert [each.id for each in refreshes.needed(session, now=now)] == ["0"]


def test_messages_are_counted_by_their_state(store, now, claimed):
    prepare(store, now)
    with store.reading() as session:
        assert deliveries.counts(session) == {DeliveryState.CLAIMED: 1, DeliveryState.WAITING: 1}


def test_what_another_thread_has_claimed_a_moment_ago_is_not_taken_for_a_clock_set_back(store, claimed, now):
    moment_ago, next_minute = now - timedelta(seconds=1), now + timedelta(minutes=1)
    with store.writing() as session:
        session.execute("UPDATE deliveries SET needs_refresh = 1")
        deliveries.record_sent(session, "d", conversation_id="D1", message_ts="2.0", now=moment_ago)
        assert refreshes.claim(session, "d", now=now, not_before=next_minute)
        assert not refreshes.claim(session, "d", now=moment_ago, not_before=next_minute)
        assert refreshes.claim(session, "d", now=now - timedelta(hours=1), not_before=now)
