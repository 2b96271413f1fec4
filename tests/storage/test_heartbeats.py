from datetime import timedelta

from storage import heartbeats


def test_each_jobs_latest_beat_is_kept(store, now):
    with store.writing() as session:
        assert heartbeats.latest(session) == {}
        heartbeats.record(session, "deliver", at=now)
        heartbeats.record(session, "deliver", at=now + timedelta(minutes=1))
        heartbeats.record(session, "replan", at=now)

        assert heartbeats.latest(session) == {"deliver": now + timedelta(minutes=1), "replan": now}
