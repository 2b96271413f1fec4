from datetime import timedelta

from services.housekeeping import forget_old_requests, record_heartbeat
from services.projects import register
from storage import heartbeats
from tests.support.builders import new_project
from tests.support.tables import rows


def test_a_heartbeat_is_the_last_one(division, clock):
    record_heartbeat(division, "deliver")
    clock.advance(minutes=1)
    record_heartbeat(division, "deliver")
    record_heartbeat(division, "replan")

    with division.store.reading() as session:
        assert heartbeats.latest(session) == {"deliver": clock(), "replan": clock()}


def test_old_requests_are_forgotten_and_what_they_made_stays(division, aino, clock):
    register(division, aino, new_project(), request_key="old")
    clock.advance(days=8)
    register(division, aino, new_project(title="Uusi"), request_key="new")

    assert forget_old_requests(division, older_than=timedelta(days=7)) == 1
    assert rows(division.store, "SELECT key FROM requests") == [{"key": "new"}]
    assert len(rows(division.store, "SELECT id FROM projects")) == 2
