from storage import leases
from storage.leases import Lease


def test_a_lease_nobody_took_has_no_holder(store):
    with store.reading() as session:
        assert leases.read(session, "delivery") == Lease(None, 0)


def test_every_sign_of_life_and_every_change_of_hands_makes_the_beat_grow(store):
    with store.writing() as session:
        beats = []
        for step in (leases.take, leases.renew, leases.release, leases.take):
            step(session, "delivery", "first")
            beats.append(leases.read(session, "delivery"))

    assert beats == [Lease("first", 1), Lease("first", 2), Lease(None, 3), Lease("first", 4)]


def test_only_the_holder_renews_and_releases(store):
    with store.writing() as session:
        leases.take(session, "delivery", "first")
        assert not leases.renew(session, "delivery", "second")
        leases.release(session, "delivery", "second")

        assert leases.read(session, "delivery") == Lease("first", 1)
