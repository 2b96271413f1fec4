"""The world that the model of the outbox lives in: a division, a chat that fails, and two processes that deliver."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from programme.loader import load_rules
from programme.model import Recipient
from programme.rules import Rules
from programme.timetable import Timetable
from services import contacts
from services.digests import prepare_week
from services.division import Actor, Division
from services.gateway import TryAgain, Undeliverable
from services.planning import replan_all
from storage.database import Store
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
from tests.support.tables import rows

AINO = Actor(account_id="UAINO", is_administrator=False)
SARI = Actor(account_id="USARI", is_administrator=True)

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
TROUBLES = st.lists(
    st.sampled_from([(call, fault) for call, faults in FAULTS.items() for fault in faults]), max_size=3
)
CONVERSATIONS = st.sampled_from(
    [Recipient.channel("CHANKE"), *(Recipient.person(name) for name in ("UAINO", "UELLI", "UMIKKO", "USARI"))]
)


@cache
def rule_book() -> Rules:
    return load_rules()


@cache
def timetable() -> Timetable:
    return Timetable.of(rule_book(), HELSINKI, time(9))


class World(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = memory_folder()
        self.clock = FakeClock(helsinki("2026-11-24 10:00"))
        self.seconds = Seconds()
        self.gateway = FakeGateway()
        self.holders = count(1)
        store = Store(Path(self.folder.name) / "hankebot.db")
        store.prepare()
        self.division = Division(
            store=store,
            rules=rule_book(),
            timetable=timetable(),
            clock=self.clock,
            administrators=frozenset({SARI.account_id}),
            channel_id="CKAIKKI",
        )
        contacts.seed(self.division)
        self.courier = self.new_process()
        self.other = self.new_process()

    def rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        return rows(self.division.store, sql, *values)

    @property
    def today(self) -> date:
        return self.division.today()

    def new_process(self):
        return make_courier(self.division, self.gateway, holder=f"process {next(self.holders)}", seconds=self.seconds)

    @rule(hours=st.sampled_from([0.01, 0.01, 1, 7, 24, 24 * 8]))
    def pass_time(self, hours: float) -> None:
        self.clock.advance(hours=hours)

    @rule(troubles=TROUBLES)
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
        self.courier = self.new_process()
        self.courier.lease.hold()
        self.seconds.now += 30

    @rule()
    def the_other_process_tries(self) -> None:
        with suppress(ZeroDivisionError, Crash):
            self.other.deliver_due()

    @rule()
    def the_other_process_takes_over(self) -> None:
        """The first one was silent for too long, and does not know it."""
        self.other.lease.hold()
        self.seconds.now += 30
        self.courier, self.other = self.other, self.courier
        self.deliver([])

    @rule(troubles=TROUBLES)
    def the_other_process_takes_over_in_the_middle_of_a_message(self, troubles: list[tuple[str, Fault]]) -> None:
        def meanwhile() -> None:
            self.gateway.before_send = lambda: None
            self.other.lease.hold()
            self.seconds.now += 30
            self.the_other_process_tries()

        self.gateway.before_send = meanwhile
        self.deliver(troubles)
        self.gateway.before_send = lambda: None

    @rule(conversation=CONVERSATIONS)
    def a_conversation_closes(self, conversation: Recipient) -> None:
        self.gateway.closed[conversation] = NEVER

    @rule(conversation=CONVERSATIONS)
    def a_conversation_opens(self, conversation: Recipient) -> None:
        self.gateway.closed.pop(conversation, None)

    @rule()
    def the_night_comes(self) -> None:
        replan_all(self.division)

    @rule(days=st.integers(0, 7))
    def the_week_begins(self, days: int) -> None:
        """Or it is looked whether it does."""
        self.clock.advance(days=days)
        prepare_week(self.division)

    def pick(self, number: int, sql: str) -> dict[str, Any] | None:
        """One of the rows that there are."""
        found = self.rows(sql)
        return found[number % len(found)] if found else None

    def in_days(self, days: int) -> date:
        return self.today + timedelta(days=days)
