"""A deadline that somebody made by hand, which others hear of as its date comes near and passes."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from programme.model import Recipient, Sector
from services import contacts, projects, typed_dates
from services.division import Actor, Division
from tests.support.builders import new_project
from tests.support.clock import helsinki
from tests.support.tables import rows

AINO, ELLI, EERIKA, KATJA, MIKKO, SARI = (
    Recipient.person(name) for name in ("UAINO", "UELLI", "UEERIKA", "UKATJA", "UMIKKO", "USARI")
)
CHANNEL, EVERYBODY = Recipient.channel("CHANKE"), Recipient.channel("CKAIKKI")

# A Wednesday, with Easter after it: each reminder before the date comes on its own day.
SEMINAR = date(2027, 3, 17)
MOMENTS = {
    "due-30": helsinki("2027-02-15 09:00"),
    "due-14": helsinki("2027-03-03 09:00"),
    "due-7": helsinki("2027-03-10 09:00"),
    "due-1": helsinki("2027-03-16 09:00"),
    "due+1": helsinki("2027-03-18 09:00"),
    "due+3": helsinki("2027-03-22 09:00"),
    "due+10": helsinki("2027-03-30 09:00"),
    "due+17": helsinki("2027-04-05 09:00"),
    "due+24": helsinki("2027-04-12 09:00"),
    "due+31": helsinki("2027-04-19 09:00"),
}

_numbers = count(1)


def actor(account_id: str) -> Actor:
    return Actor(account_id=account_id, is_administrator=False)


def register_seminar(division: Division, aino: Actor, due_on: date = SEMINAR, **project: Any) -> int:
    """Returns the deadline's id; by `trips_only` nothing else is due."""
    number = next(_numbers)
    new = new_project(**{"title": f"Hanke {number}", **project})
    made = projects.register(division, aino, new, request_key=f"seminar {number}")
    return add_seminar(division, aino, made.project.ref, due_on)


def add_seminar(division: Division, aino: Actor, reference: str, due_on: date, name: str = "Seminaari") -> int:
    made = typed_dates.set_date(
        division, aino, reference, typed_dates.TypedDate(kind=None, name=name, is_own_name=True, due_on=due_on)
    )
    return made.deadline.deadline.id


def appoint(division: Division, sari: Actor) -> None:
    """Somebody for the vocational sector, and somebody for the whole portfolio."""
    contacts.assign(division, sari, Sector.VOCATIONAL, account_id="UEERIKA", deputy=None)
    contacts.assign(division, sari, None, account_id="UKATJA", deputy=None)


def told(division: Division, deadline_id: int = 1, *, state: str = "planned") -> dict[str, set[Recipient]]:
    """By offset, who is to hear of a deadline."""
    found: dict[str, set[Recipient]] = {}
    sql = 'SELECT "offset", recipient FROM reminders WHERE deadline_id = ? AND state = ?'
    for row in rows(division.store, sql, deadline_id, state):
        found.setdefault(row["offset"], set()).add(Recipient.parse(row["recipient"]))
    return found


def why_not(division: Division, recipient: Recipient, deadline_id: int = 1) -> dict[str, str | None]:
    """By offset, why a reminder does not go out; None for one that does or did."""
    sql = 'SELECT "offset", reason FROM reminders WHERE deadline_id = ? AND recipient = ?'
    return {row["offset"]: row["reason"] for row in rows(division.store, sql, deadline_id, str(recipient))}
