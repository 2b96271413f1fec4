from sandbox.pace import Pace


def test_a_burst_passes_and_then_one_message_a_second():
    seconds = [0.0]
    pace = Pace(burst=2, timer=lambda: seconds[0])

    assert [pace.allows("C1") for _ in range(3)] == [True, True, False]

    seconds[0] = 1.0
    assert [pace.allows("C1") for _ in range(2)] == [True, False]


def test_channels_do_not_slow_one_another_down():
    pace = Pace(burst=1, timer=lambda: 0.0)

    assert pace.allows("C1")
    assert pace.allows("C2")
