"""The books of three years: what was to be said, what was said, when, and how much of it to whom on one day."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from programme.model import Recipient
from programme.timetable import PUNCTUAL, Timetable
from storage.database import Store
from storage.deliveries import DeliveryKind
from storage.rows import read_instant, write_instant
from tests.support.soak_gateway import Posted, StormyGateway
from tests.support.soak_world import moment
from tests.support.tables import rows

EARLIEST, LATEST = 6, 22
OFFICE = range(8, 16)

_ALL = """
    SELECT reminders.*, deadlines.state AS deadline_state, deadlines.due_on AS deadline_due_on,
        projects.state AS project_state
    FROM reminders JOIN deadlines ON deadlines.id = deadline_id LEFT JOIN projects ON projects.id = project_id
"""


@dataclass(frozen=True, slots=True)
class Day:
    """What one recipient got on one day: messages that remind, of what fell due at so many moments, and others."""

    messages: int
    digests: int
    items: int
    moments: int


class Books:
    def __init__(self, store: Store, gateway: StormyGateway, timetable: Timetable, *, at: datetime) -> None:
        self._timetable = timetable
        self._at = at
        self._posted = gateway.posted
        self._failures = gateway.failures
        self._reminders = {row["id"]: row for row in rows(store, _ALL)}
        self._deliveries = {row["id"]: row for row in rows(store, "SELECT * FROM deliveries")}
        self._same_recipient: dict[tuple[int, str, str], list[dict[str, Any]]] = defaultdict(list)
        self._same_occasion: dict[tuple[int, str, str], list[dict[str, Any]]] = defaultdict(list)
        for row in self._reminders.values():
            self._same_recipient[row["deadline_id"], row["due_on"], row["recipient"]].append(row)
            self._same_occasion[row["deadline_id"], row["due_on"], row["offset"]].append(row)
        self._standing = Counter(id_ for message in self._posted for id_ in message.reminder_ids)

    def duplicates(self) -> list[int]:
        """Reminders that stand more than once."""
        return [id_ for id_, times in self._standing.items() if times > 1]

    def twice_a_day(self) -> list[list[int]]:
        """Reminders of the same deadline that went to the same recipient on the same day."""
        found: dict[tuple[Any, ...], list[int]] = {}
        for message in self._posted:
            for id_ in message.reminder_ids:
                row = self._reminders[id_]
                key = (row["deadline_id"], row["due_on"], message.recipient, self._day(message))
                found.setdefault(key, []).append(id_)
        return [ids for ids in found.values() if len(ids) > 1]

    def losses(self) -> list[dict[str, Any]]:
        """What fell due and neither stands in a conversation nor has a reason not to."""
        return [row for row in self._reminders.values() if self._is_lost(row)]

    def _is_lost(self, row: dict[str, Any]) -> bool:
        match row["state"]:
            case "planned":
                return read_instant(row["send_at"]) <= self._at
            case "claimed":
                return True
            case "sent":
                return self._standing[row["id"]] != 1 or self._deliveries[row["delivery_id"]]["state"] != "sent"
            case "overtaken" if row["reason"] == "newer_reminder":
                return not self._was_overtaken(row) and not self._is_over(row)
            case "cancelled":
                return (
                    not self._is_over(row)
                    and read_instant(row["send_at"]) <= self._at
                    and not self._is_replanned(row)
                )
            case "undeliverable":
                return not self._others_heard_of_it(row)
        return False

    def _is_over(self, row: dict[str, Any]) -> bool:
        """Done, moved, withdrawn, happened by itself, or the whole project closed."""
        return (
            row["deadline_state"] != "open"
            or row["deadline_due_on"] != row["due_on"]
            or row["project_state"] == "closed"
            or row["reason"] == "date_passed"
        )

    def _newer_ones(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        same = self._same_recipient[row["deadline_id"], row["due_on"], row["recipient"]]
        return [other for other in same if other["send_at"] >= row["send_at"] and other["id"] != row["id"]]

    def _was_overtaken(self, row: dict[str, Any]) -> bool:
        """By something that stands there, or that could not be delivered and was given to others."""
        return any(other["state"] in ("sent", "undeliverable") for other in self._newer_ones(row))

    def _is_replanned(self, row: dict[str, Any]) -> bool:
        """Cancelled because the plan has changed: what came in its place has been sent, or is to come."""
        return bool(self._newer_ones(row))

    def _others_heard_of_it(self, row: dict[str, Any]) -> bool:
        """It was given to others, or they had the same reminder already."""
        same = self._same_occasion[row["deadline_id"], row["due_on"], row["offset"]]
        return any(other["state"] != "undeliverable" and not self._is_lost(other) for other in same)

    def on_days_off(self) -> list[Posted]:
        return [each for each in self._posted if not self._timetable.calendar.is_working_day(self._day(each))]

    def at_odd_hours(self) -> list[Posted]:
        return [each for each in self._posted if not EARLIEST <= self._local(each).hour < LATEST]

    def late(self) -> list[Posted]:
        return [each for each in self._posted if each.reminder_ids and each.at - self._newest_due(each) > PUNCTUAL]

    def late_outside_office_hours(self) -> list[Posted]:
        return [
            each
            for each in self.late()
            if self._local(each).hour not in OFFICE or not self._timetable.calendar.is_working_day(self._day(each))
        ]

    def _newest_due(self, message: Posted) -> datetime:
        return max(read_instant(self._reminders[id_]["send_at"]) for id_ in message.reminder_ids)

    def _local(self, message: Posted) -> datetime:
        return message.at.astimezone(self._timetable.timezone)

    def _day(self, message: Posted) -> date:
        return self._timetable.local_date(message.at)

    def days(self, kind: str) -> dict[tuple[Recipient, date], Day]:
        """By recipient of that kind and day."""
        found: dict[tuple[Recipient, date], list[Posted]] = {}
        for message in self._posted:
            if message.recipient.kind == kind:
                found.setdefault((message.recipient, self._day(message)), []).append(message)
        return {key: self._sum_up(messages) for key, messages in found.items()}

    def _sum_up(self, messages: list[Posted]) -> Day:
        ids = [id_ for message in messages for id_ in message.reminder_ids]
        moments = {max(self._reminders[id_]["send_at"], self._morning(messages[0])) for id_ in ids}
        kinds = Counter(self._kind(message) for message in messages)
        return Day(
            messages=kinds[DeliveryKind.REMINDERS],
            digests=kinds[DeliveryKind.DIGEST],
            items=len(ids),
            moments=len(moments),
        )

    def _kind(self, message: Posted) -> str:
        return str(self._deliveries[message.delivery_id]["kind"])

    def _morning(self, message: Posted) -> str:
        """What was missed on earlier days is all due when people come to work."""
        return write_instant(moment(self._day(message), OFFICE[0]))

    def unsettled(self) -> list[dict[str, Any]]:
        return [
            row for row in self._deliveries.values() if row["state"] in ("claimed", "waiting") or row["needs_refresh"]
        ]

    def table(self) -> str:
        people, channels = self.days(Recipient.PERSON), self.days(Recipient.CHANNEL)
        states = Counter(row["state"] for row in self._reminders.values())
        lines = [
            ("messages", len(self._posted)),
            *[(f"of them {kind}", count) for kind, count in Counter(map(self._kind, self._posted)).items()],
            ("reminders in them", sum(self._standing.values())),
            ("late messages", len(self.late())),
            ("late outside 8-16 on working days", len(self.late_outside_office_hours())),
            ("on days off", len(self.on_days_off())),
            ("outside 06-22", len(self.at_odd_hours())),
            ("duplicates", len(self.duplicates())),
            ("losses", len(self.losses())),
            ("one deadline twice a day to one", len(self.twice_a_day())),
            *[
                (f"{name}, most a day to one", max((day.messages for day in of.values()), default=0))
                for name, of in (("people", people), ("channels", channels))
            ],
            *[
                (f"{name}, median on a day with any", median([day.messages for day in of.values()] or [0]))
                for name, of in (("people", people), ("channels", channels))
            ],
            *[(f"reminders {state}", count) for state, count in sorted(states.items())],
            *[(f"chat: {what}", count) for what, count in sorted(self._failures.items())],
        ]
        return "\n".join(f"{name:<40}{value:>10}" for name, value in lines)
