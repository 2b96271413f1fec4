import pytest

from jobs.pulse import Pulse
from tests.support.gateway import Seconds


@pytest.fixture
def seconds():
    return Seconds(1000)


def test_a_job_counts_as_alive_from_the_start_until_its_first_pass_is_overdue(seconds):
    pulse = Pulse(seconds)
    assert pulse.is_alive("deliver", within=120)

    seconds.now += 121
    assert not pulse.is_alive("deliver", within=120)


def test_each_beat_keeps_its_own_job_alive(seconds):
    pulse = Pulse(seconds)
    seconds.now += 100
    pulse.beat("deliver")
    seconds.now += 100

    assert pulse.is_alive("deliver", within=120)
    assert not pulse.is_alive("replan", within=120)
