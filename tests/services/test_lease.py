import pytest

from services.lease import Lease
from storage import leases
from tests.support.gateway import Seconds


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def make_lease(store, seconds):
    return lambda holder: Lease(store, holder, patience=30, monotonic=seconds)


def test_the_first_holds_and_the_second_waits(make_lease):
    first, second = make_lease("first"), make_lease("second")

    assert [first.hold(), second.hold(), first.hold(), second.hold()] == [True, False, True, False]


def test_a_holder_who_shows_life_is_never_overtaken(make_lease, seconds):
    first, second = make_lease("first"), make_lease("second")
    for _ in range(10):
        assert first.hold()
        seconds.now += 29
        assert not second.hold()


def test_a_silent_holder_is_overtaken_once_patience_ends(make_lease, seconds):
    first, second = make_lease("first"), make_lease("second")
    first.hold()
    second.hold()
    seconds.now += 29.9
    assert not second.hold()
    seconds.now += 0.1

    assert second.hold()
    assert not first.hold()


def test_silence_counts_from_when_the_watcher_first_saw_it(make_lease, seconds):
    make_lease("first").hold()
    seconds.now += 1000

    assert not make_lease("second").hold()


def test_of_two_who_wait_one_takes_over(make_lease, seconds):
    make_lease("first").hold()
    waiting = [make_lease("second"), make_lease("third")]
    assert [lease.hold() for lease in waiting] == [False, False]
    seconds.now += 30

    assert [lease.hold() for lease in waiting] == [True, False]


def test_a_release_lets_the_next_start_at_once(make_lease):
    first, second = make_lease("first"), make_lease("second")
    first.hold()
    second.hold()
    first.release()

    assert second.hold()


def test_only_the_holder_can_release(make_lease):
    first, second = make_lease("first"), make_lease("second")
    first.hold()
    second.release()

    assert not second.hold()


def test_within_a_transaction_the_holder_knows_whether_it_still_is(make_lease, store):
    first = make_lease("first")
    first.hold()
    with store.writing() as session:
        assert first.renew(session)
        leases.take(session, "delivery", "second")
        assert not first.renew(session)
