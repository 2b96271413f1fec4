from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.rows import read_instant, write_instant

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(min_value=datetime(1000, 1, 2), max_value=datetime(2999, 12, 30), timezones=zones)  # noqa: DTZ001 - hypothesis wants bounds without a zone


@given(instants, instants)
def test_the_order_of_the_text_is_the_order_of_time(one, other):
    millisecond = timedelta(milliseconds=1)
    if other - one >= millisecond:
        assert write_instant(one) < write_instant(other)
    elif one <= other:
        assert write_instant(one) <= write_instant(other)


@given(instants)
def test_an_instant_comes_back_to_the_millisecond_and_in_utc(instant):
    back = read_instant(write_instant(instant))

    assert timedelta(0) <= instant - back < timedelta(milliseconds=1)
    assert back.tzinfo == UTC


@given(instants)
def test_every_instant_is_written_as_wide(instant):
    assert len(write_instant(instant)) == 24


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        write_instant(datetime(2026, 11, 24))  # noqa: DTZ001 - the fault itself
