"""Who may come and go: leave, deputies, handing over, somebody who has gone, another contact."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import time

from hypothesis import strategies as st
from hypothesis.stateful import rule

from services import contacts, handover, personal, presence
from services.division import Actor
from services.presence import Leave
from services.refusal import Refusal
from storage.rows import write_instant
from tests.support.model_facts import ANY
from tests.support.model_world import SARI, World

COORDINATORS = st.sampled_from(["UAINO", "UELLI", "UANU"])
CONTACTS = st.sampled_from(["UKATJA", "UEERIKA"])
EVERYBODY = st.sampled_from(["UAINO", "UELLI", "UANU", "UMIKKO", "UOLLI", "UKATJA", "UEERIKA"])
TIMES = st.sampled_from([None, time(6), time(7, 30), time(12), time(18, 30), time(21, 30)])
DEPUTIES = st.one_of(st.none(), EVERYBODY)


class People(World):
    trips: int

    def __init__(self) -> None:
        super().__init__()
        self.gone: set[str] = set()

    @contextmanager
    def nothing_more_is_due(self) -> Iterator[None]:
        """Whoever comes and goes, what is past stays as it was said, to whom it was said."""
        self.clock.advance(seconds=1)
        before = self.due()
        with suppress(Refusal):
            yield
        assert self.due() <= before

    def planned(self) -> set[int]:
        return {row["id"] for row in self.rows("SELECT id FROM reminders WHERE state = 'planned'")}

    def due(self) -> set[int]:
        sql = "SELECT id FROM reminders WHERE state = 'planned' AND send_at <= ?"
        return {row["id"] for row in self.rows(sql, write_instant(self.clock()))}

    @rule(who=EVERYBODY, first=st.integers(-5, 10), days=st.integers(0, 20), deputy=DEPUTIES)
    def take_leave(self, who: str, first: int, days: int, deputy: str | None) -> None:
        leave = Leave(first=self.in_days(first), last=self.in_days(first + days), deputy=deputy)
        with self.nothing_more_is_due():
            presence.take_leave(self.division, Actor(account_id=who, is_administrator=False), leave)

    @rule(who=EVERYBODY)
    def come_back_from_leave(self, who: str) -> None:
        with self.nothing_more_is_due():
            presence.end_leave(self.division, Actor(account_id=who, is_administrator=False))

    @rule(who=EVERYBODY, has_gone=st.booleans())
    def be_found_gone_or_back(self, who: str, *, has_gone: bool) -> None:
        (self.gone.add if has_gone else self.gone.discard)(who)
        with self.nothing_more_is_due():
            presence.notice_who_has_gone(self.division, lambda account_id: account_id in self.gone)

    @rule(number=ANY, to=COORDINATORS)
    def hand_over(self, number: int, to: str) -> None:
        with self.nothing_more_is_due():
            handover.hand_over(self.division, SARI, f"H{number % self.trips + 1}", to=to)

    @rule(who=COORDINATORS, to=COORDINATORS)
    def hand_over_all(self, who: str, to: str) -> None:
        with self.nothing_more_is_due():
            handover.hand_over(self.division, Actor(account_id=who, is_administrator=False), None, to=to)

    @rule(number=ANY, to=COORDINATORS)
    def name_a_coordinator(self, number: int, to: str) -> None:
        with self.nothing_more_is_due():
            handover.name_coordinator(self.division, SARI, number % self.trips + 1, to=to)

    @rule(who=CONTACTS, deputy=DEPUTIES)
    def assign_the_contact(self, who: str, deputy: str | None) -> None:
        with self.nothing_more_is_due():
            contacts.assign(self.division, SARI, None, account_id=who, deputy=deputy)

    @rule(who=st.one_of(EVERYBODY, st.just("USARI")), at=TIMES)
    def choose_a_time(self, who: str, at: time | None) -> None:
        """What is due stays due; what is still to come, even later today, does not get lost on the way."""
        self.clock.advance(seconds=1)
        due, to_come = self.due(), self.planned() - self.due()
        personal.choose_reminder_time(self.division, Actor(account_id=who, is_administrator=False), at)
        assert self.due() == due
        assert self.planned() - due >= to_come
