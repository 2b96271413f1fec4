from sandbox.pulse import Pulse
from tests.sandbox.small_app import FakeClock


def test_a_ts_grows_even_while_the_clock_stands_still_or_goes_back():
    clock = FakeClock()
    pulse = Pulse(clock)

    first, second = pulse.next_ts(), pulse.next_ts()
    clock.move(hours=-1)
    third = pulse.next_ts()

    assert first == "1803891600.000000"
    assert first < second < third


def test_ids_differ_whatever_their_prefix():
    pulse = Pulse(FakeClock())

    assert pulse.next_id("U")[1:] != pulse.next_id("C")[1:]
