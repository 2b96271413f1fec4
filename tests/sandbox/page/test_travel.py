from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sandbox.page.travel import Traveller
from tests.sandbox.page.small_time import SmallTime

# The clock of these tests begins on Monday, 1 March 2027 at 11:00 in Helsinki.
HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture
def travel(slack, clock):
    """Take a step, wait until it is over, and get the local time there."""

    def travel(step=None, to=None, app_time=None):
        traveller = Traveller(slack, app_time or SmallTime(clock), zone=HELSINKI)
        if to:
            traveller.go_to(to)
        else:
            traveller.go(step)
        traveller._thread.join(10)
        assert not traveller.is_moving
        return clock.now.astimezone(HELSINKI).strftime("%a %d.%m. %H:%M")

    return travel


@pytest.mark.parametrize(
    ("step", "there"),
    [("hour", "Mon 01.03. 12:00"), ("workday", "Tue 02.03. 09:00"), ("week", "Mon 08.03. 11:00")],
)
def test_steps(travel, step, there):
    assert travel(step) == there


def test_the_morning_after_a_friday_is_a_monday(travel, clock):
    clock.now = datetime(2027, 3, 5, 8, 0, tzinfo=UTC)

    assert travel("workday") == "Mon 08.03. 09:00"


def test_a_date_is_meant_in_local_time(travel):
    assert travel(to=datetime(2027, 4, 1, 9, 0)) == "Thu 01.04. 09:00"  # noqa: DTZ001 - as the page sends it


def test_the_next_message_is_found_at_its_stop(travel, slack, client, clock):
    stops = (clock.now + timedelta(days=3), clock.now + timedelta(days=5), clock.now + timedelta(days=9))
    app_time = SmallTime(clock, stops)

    def speak():
        if clock.now >= stops[1]:
            client.chat_postMessage(channel=slack.channel("projektit").id, text="it is time")

    app_time.on_stop = speak

    assert travel("message", app_time=app_time) == "Sat 06.03. 11:00"


def test_time_only_moves_forward(travel):
    with pytest.raises(ValueError, match="only moves forward"):
        travel(to=datetime(2027, 2, 1, tzinfo=UTC))


def test_an_unknown_step_is_told(travel):
    with pytest.raises(LookupError):
        travel("year")
