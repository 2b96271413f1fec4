"""Each kind of change, and whose Home tab it shows in: theirs is shown anew, nobody else's is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

import pytest

from programme.model import Recipient
from services import (
    administration,
    calls,
    changes,
    contacts,
    deadlines,
    mobilities,
    pauses,
    people,
    personal,
    presence,
    projects,
    typed_dates,
)
from services.delivery import Courier
from services.division import Actor, Division
from services.edits import FIRST_LOOK, edit_mobility, edit_project
from services.facts import MobilityEdit, ProjectEdit
from services.gateway import TryAgain, Undeliverable
from services.handover import hand_over
from services.home_page import HomePage, page_of
from services.homes import Homes, Shown
from tests.support.builders import new_mobility, new_project
from tests.support.clock import FakeClock, helsinki
from tests.support.gateway import FakeGateway, fails
from tests.support.tables import rows

AINO = Actor(account_id="UAINO", is_administrator=False)
MIKKO = Actor(account_id="UMIKKO", is_administrator=False)
SARI = Actor(account_id="USARI", is_administrator=True)
EVERYBODY = ("UAINO", "UELLI", "UMIKKO", "UOLLI", "USARI")

# A month before the seminar, at the reminder time.
MONDAY = helsinki("2027-02-15 09:00")
SEMINAR = date(2027, 3, 17)


@dataclass
class Board:
    """A chat in memory that remembers whose tab was shown."""

    shown: list[str] = field(default_factory=list)

    def show(self, page: HomePage, *, instead_of: str | None) -> Shown:
        self.shown.append(page.account_id)
        return Shown(hash=f"{instead_of}+")


@dataclass
class World:
    division: Division
    courier: Courier
    gateway: FakeGateway
    clock: FakeClock

    def deadline(self, name: str = "Seminaari") -> int:
        (row,) = rows(self.division.store, "SELECT id FROM deadlines WHERE name = ?", name)
        return int(row["id"])

    def edit(self, **changed: Any) -> None:
        edit_project(self.division, AINO, "H1", ProjectEdit(**changed), look=FIRST_LOOK, request_key="edit")

    def edit_trip(self, **changed: Any) -> None:
        edit_mobility(self.division, AINO, "L1", MobilityEdit(**changed), look=FIRST_LOOK, request_key="edit")

    def deliver(self, answer: Any = None) -> None:
        if answer:
            self.gateway.closed[Recipient.person("UAINO")] = fails(answer)
        else:
            self.gateway.closed.clear()
        self.courier.deliver_due()
        self.clock.advance(minutes=2)


@pytest.fixture
def world(division, courier, gateway, clock) -> World:
    """H1 is Aino's, with a seminar in a month and a trip of Olli's; H2 is Mikko's. Sari administers."""
    clock.move_to(MONDAY)
    projects.register(division, AINO, new_project(), request_key="1")
    projects.register(division, MIKKO, new_project(title="Toinen", coordinators=("UMIKKO",)), request_key="2")
    typed_dates.set_date(
        division,
        AINO,
        "H1",
        typed_dates.TypedDate(kind=None, name="Seminaari", is_own_name=True, due_on=SEMINAR, due_time=None),
    )
    trip = new_mobility(start_on=date(2027, 3, 1), end_on=date(2027, 3, 5), responsible="UOLLI")
    mobilities.register(division, AINO, "H1", trip, request_key="3")
    return World(division, courier, gateway, clock)


LEAVE = presence.Leave(first=date(2027, 3, 1), last=date(2027, 3, 12), deputy="UELLI")
CALL = calls.NewCall(actions=("KA121",), title=None, day=date(2027, 3, 2), clock=time(12))

CHANGES: dict[str, tuple[Callable[[World], object], set[str]]] = {
    "a project registered": (
        lambda world: projects.register(
            world.division, MIKKO, new_project(title="Kolmas", coordinators=("UELLI",)), request_key="4"
        ),
        {"UELLI", "USARI"},
    ),
    "its title changed": (lambda world: world.edit(title="Uusi nimi"), {"UAINO", "UOLLI"}),
    "its unit, which no tab shows but as missing, changed": (
        lambda world: world.edit(unit="Arabia"),
        {"UAINO", "UOLLI"},
    ),
    "a mobility registered": (
        lambda world: mobilities.register(
            world.division, MIKKO, "H1", new_mobility(responsible="UELLI"), request_key="4"
        ),
        {"UAINO", "UELLI"},
    ),
    "a mobility given to somebody else": (
        lambda world: world.edit_trip(responsible="UELLI"),
        {"UAINO", "UELLI", "UOLLI"},
    ),
    "a mobility cancelled": (lambda world: changes.cancel_mobility(world.division, AINO, "L1"), {"UAINO", "UOLLI"}),
    "a deadline done": (lambda world: deadlines.complete(world.division, AINO, world.deadline()), {"UAINO"}),
    "a deadline dated": (
        lambda world: typed_dates.set_date(
            world.division,
            AINO,
            "H1",
            typed_dates.TypedDate(
                kind=None, name="Budjetti", is_own_name=True, due_on=date(2027, 3, 1), due_time=None
            ),
        ),
        {"UAINO"},
    ),
    "a date taken back": (lambda world: typed_dates.take_back_one(world.division, AINO, world.deadline()), {"UAINO"}),
    "a project handed over": (
        lambda world: hand_over(world.division, SARI, "H1", to="UELLI"),
        {"UAINO", "UELLI", "UOLLI"},
    ),
    "a project paused": (
        lambda world: pauses.pause(world.division, AINO, "H1", until=None),
        {"UAINO", "UOLLI", "USARI"},
    ),
    "a project ended": (
        lambda world: changes.close(world.division, AINO, "H1", open_ones=changes.OpenOnes.LEFT),
        {"UAINO", "UOLLI", "USARI"},
    ),
    "a project removed": (lambda world: changes.remove(world.division, AINO, "H1"), {"UAINO", "UOLLI", "USARI"}),
    "a reminder put off": (
        lambda world: pauses.remind_later(world.division, AINO, world.deadline(), day=date(2027, 2, 18)),
        set(),
    ),
    "a leave with a deputy": (lambda world: presence.take_leave(world.division, AINO, LEAVE), {"UAINO"}),
    "a language": (lambda world: people.choose_language(world.division, "UMIKKO", "sv"), {"UMIKKO"}),
    "the weekly summary": (
        lambda world: personal.change_settings(
            world.division, MIKKO, replace(personal.settings_of(world.division, "UMIKKO"), wants_digest=False)
        ),
        {"UMIKKO"},
    ),
    "a contact": (
        lambda world: contacts.assign(world.division, SARI, None, account_id="UELLI", deputy="UOLLI"),
        set(),
    ),
    "an administrator": (lambda world: administration.appoint(world.division, SARI, "UELLI"), {"UELLI"}),
    "a call": (lambda world: calls.add(world.division, SARI, CALL), set()),
    "a reminder delivered": (lambda world: world.deliver(), set()),
    "a reminder that reaches nobody": (
        lambda world: world.deliver(Undeliverable(error="user_not_found")),
        {"USARI"},
    ),
    "a reminder tried in vain": (
        lambda world: [world.deliver(TryAgain(error="internal_error")) for _ in range(2)],
        {"USARI"},
    ),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_shows_in_the_tabs_of_those_that_it_concerns(world, kind):
    change, concerned = CHANGES[kind]
    board = Board()
    homes = opened(world.division, board)
    before = {account_id: page_of(world.division, account_id) for account_id in EVERYBODY}

    change(world)
    homes.show_stale()

    after = {account_id: page_of(world.division, account_id) for account_id in EVERYBODY}
    assert {each for each in EVERYBODY if before[each] != after[each]} == concerned
    assert sorted(board.shown) == sorted(concerned)


def opened(division: Division, board: Board) -> Homes:
    """Everybody has opened their tab and seen it."""
    homes = Homes(division=division, board=board, is_stopping=lambda: False)
    for account_id in EVERYBODY:
        homes.open(account_id)
    homes.show_stale()
    board.shown.clear()
    return homes


def test_what_arrives_after_all_leaves_the_administrators_tab(world):
    board = Board()
    homes = opened(world.division, board)
    for _ in range(2):
        world.deliver(TryAgain(error="internal_error"))
    homes.show_stale()
    world.deliver()
    homes.show_stale()
    assert board.shown == ["USARI", "USARI"]
