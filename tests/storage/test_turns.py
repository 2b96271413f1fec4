import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from storage.turns import NoTurnError, Turns

LONG = 30.0


def test_whoever_came_first_goes_first_however_soon_somebody_comes_back():
    turns, order = Turns(), []

    def go(name: str) -> None:
        with turns.one(LONG):
            order.append(name)

    def queue_behind(pool: ThreadPoolExecutor, name: str, place: int) -> None:
        pool.submit(go, name)
        while len(turns) < place:
            time.sleep(0)

    with ThreadPoolExecutor() as pool:
        with turns.one(LONG):
            queue_behind(pool, "first", 2)
            queue_behind(pool, "second", 3)
        go("back again")

    assert order == ["first", "second", "back again"]


def test_whoever_has_waited_too_long_leaves_the_queue_and_holds_nobody_up():
    turns = Turns()

    with turns.one(LONG), pytest.raises(NoTurnError), turns.one(0.01):
        pass

    with turns.one(0.01):
        assert len(turns) == 1


def test_a_turn_ends_when_its_work_fails():
    turns = Turns()

    with pytest.raises(ZeroDivisionError), turns.one(LONG):
        raise ZeroDivisionError

    assert len(turns) == 0
