"""Three hundred projects whose final report is due in three days: hundreds of messages at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from programme.rules import Rules
from programme.timetable import Timetable
from sandbox.local_slack import LocalSlack
from services import contacts, projects
from services.division import Actor, Division
from storage.database import Store
from tests.support.builders import new_project
from tests.support.clock import FakeClock, helsinki

PROJECTS = 300
PEOPLE = 250

# The report is due on Saturday 30.10.2027; on the Wednesday before, everything that was not sent yet is due.
REGISTERED_AT = helsinki("2027-10-13 10:00")
DUE_AT = helsinki("2027-10-27 10:00")


@dataclass(frozen=True, slots=True)
class Team:
    """Who coordinates one project, and the id of its channel, if it has one."""

    coordinators: tuple[str, ...]
    channel_id: str | None


def settle_teams(slack: LocalSlack) -> list[Team]:
    """The same people and channels, with the same ids, in every local Slack."""
    people = [slack.add_user(f"koordinaattori{number}", locale="fi-FI").id for number in range(PEOPLE)]
    channels = [slack.add_channel(f"hanke{number}", with_app=True).id for number in range(0, PROJECTS, 3)]
    return [
        Team(
            coordinators=(people[number % PEOPLE],),
            channel_id=None if number % 3 else channels[number // 3],
        )
        for number in range(PROJECTS)
    ]


def division_on(database: Path, timetable: Timetable, rules: Rules, clock: FakeClock, administrator: str) -> Division:
    """The division as the bot itself sees it."""
    return Division(
        store=Store(database),
        rules=rules,
        timetable=timetable,
        clock=clock,
        administrators=frozenset({administrator}),
        channel_id=None,
    )


def register_all(division: Division, teams: list[Team]) -> None:
    """Prepares the database, too."""
    division.store.prepare()
    contacts.seed(division)
    for number, team in enumerate(teams):
        new = new_project(
            action_type="KA210-VET",
            title=f"Hanke {number}",
            start_on=date(2026, 6, 1),
            end_on=date(2027, 8, 31),
            coordinators=team.coordinators,
            channel_id=team.channel_id,
        )
        actor = Actor(account_id=team.coordinators[0], is_administrator=False)
        projects.register(division, actor, new, request_key=f"project {number}")
