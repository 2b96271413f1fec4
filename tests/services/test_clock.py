from datetime import timedelta

from services.clock import ClockShift, system_clock


def test_a_clock_without_a_shift_is_the_machines(tmp_path):
    before, shown, after = system_clock(), ClockShift(tmp_path / "clock").clock(), system_clock()

    assert before <= shown <= after
    assert shown.utcoffset() == timedelta(0)


def test_a_shift_is_seen_by_whoever_reads_the_same_file(tmp_path):
    mover, reader = ClockShift(tmp_path / "clock"), ClockShift(tmp_path / "clock")
    mover.move(timedelta(days=3))
    mover.move(timedelta(hours=1))

    assert timedelta(days=3, hours=1) <= reader.clock() - system_clock() + timedelta(seconds=5)
    assert not (tmp_path / "clock.new").exists()


def test_a_clock_can_be_moved_to_a_moment(tmp_path):
    shift = ClockShift(tmp_path / "clock")
    moment = system_clock() + timedelta(days=100)
    shift.move(moment)

    assert timedelta(0) <= shift.clock() - moment < timedelta(seconds=30)
