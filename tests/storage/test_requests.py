from datetime import timedelta

from storage import requests


def test_what_a_request_made_is_found_until_it_is_forgotten(store, now):
    with store.writing() as session:
        assert requests.find_subject(session, "r1") is None
        requests.record(session, "r1", 7, at=now)
        requests.record(session, "r2", 8, at=now + timedelta(days=1))
        assert requests.find_subject(session, "r1") == 7

        assert requests.forget_before(session, now + timedelta(hours=1)) == 1
        assert requests.find_subject(session, "r1") is None
        assert requests.find_subject(session, "r2") == 8


def test_what_is_in_hand_is_nobody_elses_until_it_is_let_go_or_was_left_lying(store, now):
    def take(seconds: int) -> bool:
        at = now + timedelta(seconds=seconds)
        return requests.take_in_hand(session, "r1", at=at, left_before=at - timedelta(seconds=10))

    with store.writing() as session:
        assert take(0)
        assert not take(10)
        assert take(11)
        requests.let_go(session, "r1")
        assert take(12)
        assert requests.find_subject(session, "r1") is None
        requests.finish(session, "r1")
        assert requests.find_subject(session, "r1") == 0
        requests.let_go(session, "r1")
        assert not take(100)
