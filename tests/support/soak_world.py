"""A division of two thousand projects over three years: what is registered, done, moved and cancelled, and when."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from programme.checks import last_day
from programme.model import Role, Sector
from services import deadlines, mobilities, projects, typed_dates
from services.division import Actor, Division
from services.planning import replan, replan_all
from services.refusal import Refusal
from services.running_refusal import DeadlineGone
from tests.support.builders import new_mobility, new_project
from tests.support.clock import HELSINKI
from tests.support.tables import change, rows

SARI = Actor(account_id="USARI", is_administrator=True)

BEGIN = date(2026, 8, 3)
END = date(2029, 8, 3)
DAYS = (END - BEGIN).days

# Actions that ended before have no projects that could still be registered.
FIRST_CALL = 2021


@dataclass(frozen=True, slots=True, order=True)
class Event:
    at: datetime
    number: int
    happen: Callable[[], object]


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=HELSINKI)


class World:
    """`people` coordinate `size` projects, every fourth of which has a channel and every second a trip."""

    def __init__(self, division: Division, *, size: int, people: int, seed: int) -> None:
        self._division = division
        self._size = size
        self._people = people
        self._random = random.Random(seed)  # noqa: S311 - the same years each time
        self._actions = [
            action for action in division.rules.actions.values() if (action.last_call or END.year) >= FIRST_CALL
        ]

    def events(self) -> list[Event]:
        """Everything that people do, in the order of time, and the nights in which everything is planned anew."""
        happenings = sorted(self._all(), key=lambda each: each[0])
        return [Event(at, number, happen) for number, (at, happen) in enumerate(happenings)]

    def _all(self) -> Iterator[tuple[datetime, Callable[[], object]]]:
        for number in range(self._size):
            yield self._some_hour(self._start_of_registering(number)), partial(self._register, number)
        for day in range(0, DAYS, 7):
            yield moment(BEGIN + timedelta(days=day + 2), 13), self._finish_some
        for month in range(1, 36):
            yield self._some_hour(BEGIN + timedelta(days=30 * month)), self._move_some_dates
            yield self._some_hour(BEGIN + timedelta(days=30 * month + 3)), self._move_some_trips
            yield self._some_hour(BEGIN + timedelta(days=30 * month + 6)), self._cancel_some_trips
        for half_year in range(1, 7):
            yield moment(BEGIN + timedelta(days=182 * half_year), 4), self._plan_anew

    def _start_of_registering(self, number: int) -> date:
        """Half of the projects are there from the first week on."""
        span = 5 if number % 2 else DAYS - 90
        return BEGIN + timedelta(days=self._random.randrange(span))

    def _some_hour(self, day: date) -> datetime:
        return moment(day, self._random.randrange(7, 18), self._random.randrange(60))

    def _register(self, number: int) -> None:
        today = self._division.today()
        action = self._actions[number % len(self._actions)]
        start_on = today + timedelta(days=self._random.randrange(-200, 60))
        months = min(action.usual_months or 18, action.max_months or 24)
        people = [f"U{number % self._people:04d}"]
        if number % 5 == 0:
            people.append(f"U{(number * 7 + 1) % self._people:04d}")
        new = new_project(
            action_type=action.code,
            title=f"Hanke {number}",
            role=Role.PARTNER if number % 9 == 0 else Role.COORDINATOR,
            sector=self._random.choice(list(Sector)),
            start_on=start_on,
            end_on=last_day(start_on, months),
            coordinators=tuple(people),
            channel_id=f"C{number:04d}" if number % 4 == 0 else None,
        )
        card = projects.register(self._division, self._actor(people[0]), new, request_key=f"project {number}")
        if action.mobilities and number % 2 == 0:
            self._register_trip(card.project.ref, start_on, number, people[0])

    def _register_trip(self, ref: str, start_on: date, number: int, person: str) -> None:
        kinds = sorted(self._division.rules.mobility_kinds)
        leaves_on = start_on + timedelta(days=self._random.randrange(30, 330))
        new = new_mobility(
            kind=kinds[number // 2 % len(kinds)],
            start_on=leaves_on,
            end_on=leaves_on + timedelta(days=self._random.randrange(2, 20)),
            responsible=person if number % 3 == 0 else None,
        )
        mobilities.register(self._division, self._actor(person), ref, new, request_key=f"trip {number}")

    def _actor(self, account_id: str) -> Actor:
        return Actor(account_id=account_id, is_administrator=False)

    def _finish_some(self) -> None:
        """Most is done in the weeks before its date, some of it late."""
        today = self._division.today()
        near = rows(
            self._division.store,
            "SELECT id FROM deadlines WHERE state = 'open' AND project_id IS NOT NULL AND due_on <= ? ORDER BY id",
            (today + timedelta(days=21)).isoformat(),
        )
        for row in near:
            if self._random.random() < 0.45:
                with suppress(DeadlineGone):  # the one before it made it needless
                    deadlines.complete(self._division, SARI, row["id"])

    def _some(self, sql: str, count: int) -> list[dict]:
        found = rows(self._division.store, sql, self._division.today().isoformat())
        return self._random.sample(found, min(count, len(found)))

    def _move_some_dates(self) -> None:
        """The contract says another date than the rule."""
        sql = """
            SELECT project_id, kind, due_on FROM deadlines
            WHERE state = 'open' AND mobility_id IS NULL AND project_id IS NOT NULL AND due_on >= ? ORDER BY id
        """
        for row in self._some(sql, 8):
            with suppress(Refusal):
                typed_dates.set_date(
                    self._division,
                    SARI,
                    f"H{row['project_id']}",
                    typed_dates.TypedDate(
                        kind=row["kind"],
                        name=row["kind"],
                        is_own_name=False,
                        due_on=date.fromisoformat(row["due_on"]) + timedelta(days=self._random.randrange(-20, 60)),
                    ),
                )

    def _move_some_trips(self) -> None:
        days = self._random.randrange(-15, 40)
        for row in self._some("SELECT id, project_id FROM mobilities WHERE state = 'planned' AND start_on > ?", 8):
            change(
                self._division.store,
                "UPDATE mobilities SET start_on = date(start_on, ?), end_on = date(end_on, ?) WHERE id = ?",
                f"{days} days",
                f"{days} days",
                row["id"],
            )
            self._plan_one(row["project_id"])

    def _cancel_some_trips(self) -> None:
        for row in self._some("SELECT id, project_id FROM mobilities WHERE state = 'planned' AND start_on > ?", 5):
            change(self._division.store, "UPDATE mobilities SET state = 'cancelled' WHERE id = ?", row["id"])
            self._plan_one(row["project_id"])

    def _plan_one(self, project_id: int) -> None:
        with self._division.store.writing() as session:
            replan(session, self._division, project_id, now=self._division.now())

    def _plan_anew(self) -> None:
        replan_all(self._division)
