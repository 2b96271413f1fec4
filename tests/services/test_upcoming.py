from datetime import date, timedelta

import pytest

from programme.loader import load_rules
from programme.rules import Rules
from services import deadlines
from services.upcoming import SHOWN, upcoming_for
from tests.support.clock import helsinki
from tests.support.tables import change, rows
from tests.support.trips import register_trip, trips_only

TRIP = date(2027, 3, 17)


@pytest.fixture(scope="session")
def rules() -> Rules:
    return trips_only(load_rules())


def test_each_deadline_stands_once_with_its_next_reminder_the_soonest_first(division, aino):
    register_trip(division, aino, TRIP, "Leipzig")
    register_trip(division, aino, date(2027, 3, 15), "Tartto")

    found, is_more = upcoming_for(division, aino)

    assert [(each.project.title, each.send_at) for each in found] == [
        ("Tartto", helsinki("2027-02-12 09:00")),
        ("Leipzig", helsinki("2027-02-15 09:00")),
    ]
    assert found[0].deadline.mobility.ref == "L2"
    assert not is_more


def test_what_goes_to_a_channel_of_ones_projects_counts_as_ones_own_once(division, aino, mikko):
    register_trip(division, aino, TRIP, channel_id="CHANKE", coordinators=("UAINO", "UELLI"))

    assert [each.send_at for each in upcoming_for(division, aino)[0]] == [helsinki("2027-02-15 09:00")]
    assert upcoming_for(division, mikko) == ([], False)


def test_a_channel_of_a_closed_project_is_left_out(division, aino):
    register_trip(division, aino, TRIP, channel_id="CHANKE")
    change(division.store, "UPDATE projects SET state = 'closed'")
    change(division.store, "UPDATE reminders SET state = 'cancelled', reason = 'x' WHERE recipient LIKE 'person%'")

    assert upcoming_for(division, aino) == ([], False)


def test_what_is_done_is_not_coming(division, aino):
    register_trip(division, aino, TRIP)
    (row,) = rows(division.store, "SELECT id FROM deadlines")
    deadlines.complete(division, aino, row["id"])

    assert upcoming_for(division, aino) == ([], False)


def test_more_than_fits_on_a_screen_is_said_to_follow(division, aino):
    for number in range(SHOWN + 1):
        register_trip(division, aino, TRIP + timedelta(days=number))

    found, is_more = upcoming_for(division, aino)

    assert len(found) == SHOWN
    assert is_more
