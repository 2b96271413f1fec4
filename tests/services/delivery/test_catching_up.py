"""After an outage what is late is said together with what is due, not an hour before it."""

from __future__ import annotations

from datetime import date, time

import pytest

from programme.loader import load_rules
from programme.rules import Rules
from services import projects
from services.division import Actor, Division
from services.personal import choose_reminder_time
from tests.support.builders import new_project
from tests.support.clock import FakeClock, helsinki
from tests.support.gateway import FakeGateway, make_courier


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(helsinki("2027-09-10 10:00"))


def test_nobody_hears_of_one_deadline_twice_in_a_morning(division: Division, clock: FakeClock, aino: Actor):
    """The report was due on Monday 13.9.; the bot misses Tuesday's reminder and is back before Thursday's."""
    period = {"start_on": date(2026, 6, 1), "end_on": date(2027, 7, 15)}
    projects.register(division, aino, new_project(action_type="KA210-VET", **period), request_key="project")
    gateway = FakeGateway()
    courier = make_courier(division, gateway)
    clock.move_to(helsinki("2027-09-13 12:00"))
    while courier.deliver_due():
        clock.advance(seconds=2)
    before = len(gateway.standing)

    for moment in ("2027-09-16 08:00", "2027-09-16 09:00"):
        clock.move_to(helsinki(moment))
        courier.deliver_due()

    said = [item.deadline.deadline.kind for each in gateway.standing[before:] for item in each.notice.items]
    assert said.count("final_report") == 1


def test_nor_does_whoever_is_reminded_at_noon(division: Division, clock: FakeClock, aino: Actor):
    """Back at half past ten on Thursday, when people work: what is late of the report waits for noon."""
    choose_reminder_time(division, aino, time(12))
    period = {"start_on": date(2026, 6, 1), "end_on": date(2027, 7, 15)}
    new = new_project(action_type="KA210-VET", channel_id=None, **period)
    projects.register(division, aino, new, request_key="project")
    gateway = FakeGateway()
    courier = make_courier(division, gateway)
    clock.move_to(helsinki("2027-09-13 14:00"))
    while courier.deliver_due():
        clock.advance(seconds=2)
    before = len(gateway.standing)

    said = []
    for moment in ("2027-09-16 10:30", "2027-09-16 12:00"):
        clock.move_to(helsinki(moment))
        courier.deliver_due()
        said.append([i.deadline.deadline.kind for each in gateway.standing[before:] for i in each.notice.items])

    assert said == [[], ["final_report"]]
