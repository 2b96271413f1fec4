"""Days, recipients and questions that the tests of delivery share."""

from __future__ import annotations

from datetime import date
from typing import Any

from programme.model import Recipient
from services import deadlines
from services.deadlines import Completed
from services.delivery import Courier
from services.division import Actor, Division
from tests.support.clock import FakeClock, helsinki
from tests.support.gateway import FakeGateway
from tests.support.tables import rows

AINO, ELLI, SARI = Recipient.person("UAINO"), Recipient.person("UELLI"), Recipient.person("USARI")
CHANNEL = Recipient.channel("CHANKE")

# A trip on Wednesday 17.3.2027 is announced 30, 7 and 1 days before, each on a working day.
TRIP = date(2027, 3, 17)
MONTH_BEFORE = helsinki("2027-02-15 09:00")
WEEK_BEFORE = helsinki("2027-03-10 09:00")
DAY_BEFORE = helsinki("2027-03-16 09:00")

# A second trip, whose first reminder comes together with the first trip's second.
LATER_TRIP = date(2027, 4, 9)


def states(division: Division) -> dict[str, int]:
    """How many reminders there are in each state."""
    found = rows(division.store, "SELECT state, count(*) AS number FROM reminders GROUP BY state")
    return {row["state"]: row["number"] for row in found}


def states_of(division: Division, kind: str) -> dict[str, int]:
    """The same for the deadlines of one kind."""
    found = rows(
        division.store,
        """
        SELECT reminders.state, count(*) AS number FROM reminders JOIN deadlines ON deadlines.id = deadline_id
        WHERE kind = ? GROUP BY reminders.state
        """,
        kind,
    )
    return {row["state"]: row["number"] for row in found}


def only_delivery(division: Division) -> dict[str, Any]:
    (row,) = rows(division.store, "SELECT * FROM deliveries")
    return row


def complete_trip(division: Division, actor: Actor, mobility_ref: str = "L1") -> Completed:
    (row,) = rows(
        division.store,
        "SELECT id FROM deadlines WHERE kind = 'mobility_start' AND mobility_id = ?",
        int(mobility_ref[1:]),
    )
    return deadlines.complete(division, actor, row["id"])


def until_next_call(courier: Courier, clock: FakeClock, gateway: FakeGateway) -> int:
    """Seconds until the chat hears of us again."""
    calls = len(gateway.calls)
    for second in range(1, 2000):
        clock.advance(seconds=1)
        courier.deliver_due()
        if len(gateway.calls) > calls:
            return second
    raise AssertionError("the chat never hears of us again")
