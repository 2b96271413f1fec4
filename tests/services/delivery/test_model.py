"""Whatever happens in whatever order: nothing comes twice, and in quiet times nothing due is left behind."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from programme.loader import load_rules
from programme.timetable import Timetable
from services import calls, checklists, contacts, deadlines, typed_dates
from services.calls import NewCall
from services.delivery import LONGEST_PAUSE
from services.division import Actor, Division
from services.gateway import TryAgain, Undeliverable
from services.planning import replan_all
from services.running_refusal import DeadlineDone, DeadlineGone, NoContractDate
from storage.database import Store
from storage.reminders import NEWER_REMINDER
from storage.rows import write_instant
from tests.support.clock import HELSINKI, FakeClock, helsinki
from tests.support.gateway import (
    CRASH_AFTER_POSTING,
    CRASH_BEFORE_POSTING,
    LOST_AFTER_POSTING,
    LOST_BEFORE_POSTING,
    Crash,
    FakeGateway,
    Fault,
    Seconds,
    fails,
    make_courier,
)
from tests.support.memory import memory_folder
from tests.support.tables import change, rows
from tests.support.trips import register_trip

AINO = Actor(account_id="UAINO", is_administrator=False)
SARI = Actor(account_id="USARI", is_administrator=True)

# What a trip outside Erasmus+ demands, and what is to be in order before it.
KINDS = ("mobility_start", "predeparture_check")
ITEMS = ("insurance", "health_card", "emergency_contacts")

BUG = Fault(raises=ZeroDivisionError())
LATER = fails(TryAgain(error="ratelimited", after=40))
NEVER = fails(Undeliverable(error="is_archived"))
FAULTS = {
    "send": [
        CRASH_BEFORE_POSTING, CRASH_AFTER_POSTING, LOST_BEFORE_POSTING, LOST_AFTER_POSTING, BUG, LATER, NEVER,
    ],
    "find": [CRASH_BEFORE_POSTING, BUG, LATER],
    "update": [CRASH_BEFORE_POSTING, CRASH_AFTER_POSTING, BUG, LATER],
}  # fmt: skip
TROUBLES = [(call, fault) for call, faults in FAULTS.items() for fault in faults]


@cache
def timetable() -> Timetable:
    return Timetable.of(load_rules(), HELSINKI, time(9))


class Outbox(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = memory_folder()
        self.clock = FakeClock(helsinki("2026-11-24 10:00"))
        self.seconds = Seconds()
        self.gateway = FakeGateway()
        self.holders = count(1)
        self.trips = 0
        self.calls = 0
        store = Store(Path(self.folder.name) / "hankebot.db")
        store.prepare()
        self.division = Division(
            store=store,
            rules=load_rules(),
            timetable=timetable(),
            clock=self.clock,
            administrators=frozenset({SARI.account_id}),
            channel_id=None,
        )
        contacts.seed(self.division)
        self.restart()

    def teardown(self) -> None:
        try:
            self.quiet_times()
            self.no_reminder_stands_twice()
        finally:
            self.folder.cleanup()

    def rows(self, sql: str, *values: object) -> list[dict]:
        return rows(self.division.store, sql, *values)

    @property
    def today(self) -> date:
        return self.division.today()

    def deadline(self, number: int, kind: str) -> int:
        """The deadline of a kind of one of the trips."""
        (row,) = self.rows(
            "SELECT id FROM deadlines WHERE kind = ? AND mobility_id = ?", kind, number % self.trips + 1
        )
        return row["id"]

    # What may happen

    @initialize(days=st.lists(st.integers(0, 30), min_size=2, max_size=3))
    def begin(self, days: list[int]) -> None:
        for number, each in enumerate(days):
            self.register(each, in_channel=number == 0, two=number == 1)

    @precondition(lambda self: self.trips < 5)
    @rule(days=st.integers(0, 30), in_channel=st.booleans(), two=st.booleans())
    def register(self, days: int, *, in_channel: bool, two: bool) -> None:
        register_trip(
            self.division,
            AINO,
            self.today + timedelta(days=days),
            coordinators=("UAINO", "UELLI") if two else ("UAINO",),
            channel_id="CHANKE" if in_channel else None,
        )
        self.trips += 1

    @precondition(lambda self: self.trips)
    @rule(number=st.integers(0, 4), kind=st.sampled_from(KINDS))
    def complete(self, number: int, kind: str) -> None:
        with suppress(DeadlineGone):  # it was to happen by itself, and has
            deadlines.complete(self.division, SARI, self.deadline(number, kind))

    @precondition(lambda self: self.trips)
    @rule(number=st.integers(0, 4), items=st.sets(st.sampled_from(ITEMS)), others=st.sets(st.sampled_from(ITEMS)))
    def tick(self, number: int, items: set[str], others: set[str]) -> None:
        check = self.deadline(number, "predeparture_check")
        checklists.tick(self.division, SARI, check, ticked=items, unticked=others - items)

    @precondition(lambda self: self.trips)
    @rule(number=st.integers(0, 4), kind=st.sampled_from(KINDS), days=st.integers(-3, 20))
    def type_date(self, number: int, kind: str, days: int) -> None:
        with suppress(DeadlineDone):
            typed_dates.set_date(
                self.division,
                SARI,
                f"L{number % self.trips + 1}",
                kind=kind,
                name=kind,
                is_own_name=False,
                due_on=self.today + timedelta(days=days),
            )

    @precondition(lambda self: self.trips)
    @rule(number=st.integers(0, 4), kind=st.sampled_from(KINDS))
    def take_date_back(self, number: int, kind: str) -> None:
        with suppress(DeadlineDone, NoContractDate):
            typed_dates.take_back(self.division, SARI, f"L{number % self.trips + 1}", kind=kind, name=kind)

    @precondition(lambda self: self.calls < 2)
    @rule(days=st.integers(1, 40))
    def announce(self, days: int) -> None:
        """A call, or the same one at another time."""
        new = NewCall(actions=("KA121",), title=None, day=self.today + timedelta(days=days), clock=time(12))
        calls.add(self.division, SARI, new)
        self.calls = len(calls.coming(self.division))

    @precondition(lambda self: self.trips)
    @rule(number=st.integers(0, 4), days=st.integers(-10, 20))
    def move(self, number: int, days: int) -> None:
        change(
            self.division.store,
            "UPDATE mobilities SET start_on = date(start_on, ?), end_on = date(end_on, ?) WHERE id = ?",
            *[f"{days} days"] * 2,
            number % self.trips + 1,
        )
        replan_all(self.division)

    @rule(hours=st.sampled_from([0.01, 0.01, 1, 7, 24, 24 * 8]))
    def pass_time(self, hours: float) -> None:
        self.clock.advance(hours=hours)

    @rule(troubles=st.lists(st.sampled_from(TROUBLES), max_size=3))
    def deliver(self, troubles: list[tuple[str, Fault]]) -> None:
        for trouble in troubles:
            self.gateway.script(*trouble)
        try:
            self.courier.deliver_due()
        except ZeroDivisionError:
            pass
        except Crash:
            self.restart()

    @rule()
    def restart(self) -> None:
        """Another process; the first one's lease runs out before it may do anything."""
        self.courier = make_courier(
            self.division, self.gateway, holder=f"process {next(self.holders)}", seconds=self.seconds
        )
        self.courier.lease.hold()
        self.seconds.now += 30

    # What must hold then

    @invariant()
    def no_reminder_stands_twice(self) -> None:
        shown = Counter(item.reminder_id for message in self.gateway.standing for item in message.notice.items)
        assert [reminder_id for reminder_id, times in shown.items() if times > 1] == []

    @invariant()
    def what_counts_as_sent_stands_in_its_conversation(self) -> None:
        standing = {
            (message.notice.delivery_id, message.ts, str(message.recipient)) for message in self.gateway.standing
        }
        sent = self.rows(
            """
            SELECT deliveries.id, message_ts, reminders.recipient FROM reminders
            LEFT JOIN deliveries ON deliveries.id = delivery_id WHERE reminders.state = 'sent'
            """
        )
        assert {(row["id"], row["message_ts"], row["recipient"]) for row in sent} <= standing

    def quiet_times(self) -> None:
        """The chat is well, people are at work, and every pause has passed: now all must be in order."""
        self.gateway.get_well()
        self._wait_for_ten_on_a_working_day()
        for _ in range(12):
            self.courier.deliver_due()
            self.clock.advance(seconds=LONGEST_PAUSE.total_seconds() + 1)
        self.clock.advance(seconds=-LONGEST_PAUSE.total_seconds() - 1)
        self.everything_is_settled()
        self.every_message_shows_what_is_so()
        self.whatever_was_overtaken_was_overtaken_by_something()

    def _wait_for_ten_on_a_working_day(self) -> None:
        day = self.today + timedelta(days=1)
        while not timetable().calendar.is_working_day(day):
            day += timedelta(days=1)
        self.clock.move_to(datetime.combine(day, time(10), tzinfo=HELSINKI))

    def everything_is_settled(self) -> None:
        now = write_instant(self.clock())
        assert self.rows("SELECT * FROM reminders WHERE state = 'planned' AND send_at <= ?", now) == []
        assert self.rows("SELECT * FROM reminders WHERE state = 'claimed'") == []
        assert self.rows("SELECT * FROM deliveries WHERE state IN ('claimed', 'waiting')") == []
        recorded = {row["id"] for row in self.rows("SELECT id FROM deliveries WHERE state = 'sent'")}
        assert {message.notice.delivery_id for message in self.gateway.standing} == recorded

    def every_message_shows_what_is_so(self) -> None:
        rows = {row["id"]: row for row in self.rows("SELECT id, state, due_on FROM deadlines")}
        ticked = {(row["deadline_id"], row["item"]) for row in self.rows("SELECT * FROM checklist_ticks")}
        for message in self.gateway.standing:
            for item in message.notice.items:
                shown = item.deadline.deadline
                assert (shown.state, shown.due_on.isoformat()) == (rows[shown.id]["state"], rows[shown.id]["due_on"])
                for each in item.shown_items:
                    assert (each.tick is not None) == ((shown.id, each.item.code) in ticked)

    def whatever_was_overtaken_was_overtaken_by_something(self) -> None:
        left_behind = self.rows(
            """
            SELECT * FROM reminders AS older JOIN deadlines ON deadlines.id = older.deadline_id
            WHERE older.state = 'overtaken' AND older.reason = ? AND deadlines.state = 'open'
            AND deadlines.due_on = older.due_on AND NOT EXISTS (
                SELECT * FROM reminders AS newer
                WHERE newer.deadline_id = older.deadline_id AND newer.due_on = older.due_on
                AND newer.recipient = older.recipient AND newer.send_at >= older.send_at
                AND newer.state IN ('sent', 'undeliverable')
            )
            """,
            NEWER_REMINDER,
        )
        assert left_behind == []


Outbox.TestCase.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
test_the_outbox_whatever_happens = Outbox.TestCase
