"""What may happen to what is registered: it is made, moved, done, undone, put off, paused, closed."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from services import calls, changes, checklists, completion, deadlines, edits, pauses, typed_dates
from services.calls import NewCall
from services.changes import OpenOnes
from services.edits import Look
from services.facts import MobilityEdit
from services.refusal import Refusal
from services.running_refusal import DeadlineGone, NoDayLeft, NothingChanges, NotPaused
from tests.support.model_world import AINO, SARI, World
from tests.support.trips import register_trip

# What a trip outside Erasmus+ demands, and what is to be in order before it.
KINDS = st.sampled_from(["mobility_start", "predeparture_check"])
ITEMS = st.sets(st.sampled_from(["insurance", "health_card", "emergency_contacts"]))
ANY = st.integers(0, 20)
NEAR = st.integers(-3, 20)


class Facts(World):
    trips = 0
    calls = 0

    def deadline(self, number: int, kind: str) -> int:
        """The deadline of a kind of one of the trips."""
        (row,) = self.rows(
            "SELECT id FROM deadlines WHERE kind = ? AND mobility_id = ?", kind, number % self.trips + 1
        )
        return row["id"]

    def project(self, number: int) -> str:
        return f"H{number % self.trips + 1}"

    def trip(self, number: int) -> str:
        return f"L{number % self.trips + 1}"

    @initialize(days=st.lists(st.integers(0, 30), min_size=2, max_size=3))
    def begin(self, days: list[int]) -> None:
        for number, each in enumerate(days):
            self.register(each, in_channel=number == 0, two=number == 1)
            self.make_a_date_of_ones_own(number, each + 7)

    @precondition(lambda self: self.trips < 5)
    @rule(days=st.integers(0, 30), in_channel=st.booleans(), two=st.booleans())
    def register(self, days: int, *, in_channel: bool, two: bool) -> None:
        register_trip(
            self.division,
            AINO,
            self.in_days(days),
            coordinators=("UAINO", "UELLI") if two else ("UAINO",),
            channel_id="CHANKE" if in_channel else None,
        )
        self.trips += 1

    @rule(number=ANY, kind=KINDS)
    def complete(self, number: int, kind: str) -> None:
        with suppress(DeadlineGone):
            deadlines.complete(self.division, SARI, self.deadline(number, kind))

    @rule(number=ANY)
    def complete_any(self, number: int) -> None:
        row = self.pick(number, "SELECT id FROM deadlines WHERE state = 'open' AND call_id IS NULL ORDER BY id")
        if row:
            deadlines.complete(self.division, SARI, row["id"])

    @rule(number=ANY)
    def take_back(self, number: int) -> None:
        row = self.pick(number, "SELECT id FROM deadlines WHERE state = 'done' ORDER BY id")
        if row:
            completion.take_back(self.division, SARI, row["id"])

    @rule(number=ANY, typed=st.sampled_from(["OPH-1234", ""]))
    def prove(self, number: int, typed: str) -> None:
        row = self.pick(number, "SELECT id FROM deadlines WHERE state = 'done' ORDER BY id")
        if row:
            completion.keep_receipt(self.division, SARI, row["id"], typed)

    @rule(number=ANY, items=ITEMS, others=ITEMS)
    def tick(self, number: int, items: set[str], others: set[str]) -> None:
        check = self.deadline(number, "predeparture_check")
        with suppress(DeadlineGone):
            checklists.tick(self.division, SARI, check, ticked=items, unticked=others - items)

    @rule(number=ANY, kind=KINDS, days=NEAR)
    def type_date(self, number: int, kind: str, days: int) -> None:
        with suppress(Refusal):
            typed_dates.set_date(
                self.division,
                SARI,
                self.trip(number),
                typed_dates.TypedDate(kind=kind, name=kind, is_own_name=False, due_on=self.in_days(days)),
            )

    @rule(number=ANY, days=NEAR)
    def make_a_date_of_ones_own(self, number: int, days: int) -> None:
        """Which escalates, or the same one on another day."""
        with suppress(Refusal):
            typed_dates.set_date(
                self.division,
                SARI,
                self.project(number),
                typed_dates.TypedDate(kind=None, name="Seminaari", is_own_name=True, due_on=self.in_days(days)),
            )

    @rule(number=ANY, kind=KINDS)
    def take_date_back(self, number: int, kind: str) -> None:
        with suppress(Refusal):
            typed_dates.take_back(self.division, SARI, self.trip(number), kind=kind, name=kind)

    @rule(number=ANY)
    def take_own_date_back(self, number: int) -> None:
        with suppress(Refusal):
            typed_dates.take_back(self.division, SARI, self.project(number), kind=None, name="Seminaari")

    @precondition(lambda self: self.calls < 2)
    @rule(days=st.integers(1, 40))
    def announce(self, days: int) -> None:
        """A call, or the same one at another time."""
        new = NewCall(actions=("KA121",), title=None, day=self.in_days(days), clock=time(12))
        calls.add(self.division, SARI, new)
        self.calls = len(calls.coming(self.division))

    @rule(number=ANY, first=st.integers(-5, 25), days=st.integers(0, 9))
    def edit_dates(self, number: int, first: int, days: int) -> None:
        with suppress(NothingChanges):
            edits.edit_mobility(
                self.division,
                SARI,
                self.trip(number),
                MobilityEdit(start_on=self.in_days(first), end_on=self.in_days(first + days)),
                look=Look(is_second=True),
                request_key=self.division.new_id(),
            )

    @rule(number=ANY)
    def cancel_mobility(self, number: int) -> None:
        with suppress(NothingChanges):
            changes.cancel_mobility(self.division, SARI, self.trip(number))

    @rule(number=ANY)
    def close(self, number: int) -> None:
        with suppress(NothingChanges):
            changes.close(self.division, SARI, self.project(number), open_ones=OpenOnes.LEFT)

    @rule(number=ANY)
    def reopen(self, number: int) -> None:
        with suppress(NothingChanges):
            changes.restore(self.division, SARI, self.project(number))

    @rule(number=ANY, days=st.integers(0, 15))
    def snooze(self, number: int, days: int) -> None:
        row = self.pick(number, "SELECT id FROM deadlines WHERE state = 'open' AND call_id IS NULL ORDER BY id")
        with suppress(NoDayLeft):
            if row:
                pauses.remind_later(self.division, SARI, row["id"], day=self.in_days(days))

    @rule(number=ANY, days=st.one_of(st.none(), st.integers(0, 15)))
    def pause(self, number: int, days: int | None) -> None:
        until = None if days is None else self.in_days(days)
        pauses.pause(self.division, SARI, self.project(number), until=until)

    @rule(number=ANY)
    def resume(self, number: int) -> None:
        with suppress(NotPaused):
            pauses.resume(self.division, SARI, self.project(number))
