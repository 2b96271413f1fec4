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
