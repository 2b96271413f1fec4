"""How soon each command is acknowledged with a large portfolio: `python -m bench.acks [projects] [mobilities]`.

Slack waits three seconds; our own bar is half a second with 1,000 projects. The real bot process answers over
the local Slack, so the numbers include HTTP, WebSocket and rendering.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from bot.settings import Settings
from programme.loader import load_rules
from programme.model import Role
from programme.timetable import Timetable
from sandbox.local_slack import LocalSlack
from services import contacts, mobilities, projects
from services.clock import ClockShift, system_clock
from services.division import Actor, Division
from storage.database import Store
from tests.support.bot_process import MANIFEST, BotProcess

ROUNDS = 15
COMMANDS = (
    "/hanke",
    "/hanke lista",
    "/hanke lista ammatillinen",
    "/hanke näytä H1",
    "/hanke näytä Projekti 500",
    "/hanke valmis H2",
    '/hanke uusi KA121-VET "Mittaus {round}" 1.6.2026–31.8.2027',
    "/liikkuvuus",
    "/liikkuvuus lista H1",
    '/liikkuvuus uusi H1 kurssi 1.3.2027–5.3.2027 Saksa "Mittaus {round}"',
    "/yhteys",
    "/muistutus",
)


def fill(folder: Path, slack: LocalSlack, *, project_count: int, mobility_count: int) -> None:
    rules = load_rules()
    settings = Settings.model_construct()
    store = Store(folder / "hankebot.db")
    store.prepare()
    division = Division(
        store=store,
        rules=rules,
        timetable=Timetable.of(rules, settings.timezone, settings.reminder_time),
        clock=system_clock,
        administrators=frozenset(),
        channel_id=None,
    )
    contacts.seed(division)
    actor = Actor(account_id=slack.user("aino").id, is_administrator=False)
    codes = [code for code in rules.actions if code.startswith(("KA121", "KA220"))]
    for number in range(project_count):
        start_on = date(2026, 1, 1) + timedelta(days=number % 300)
        new = projects.NewProject(
            action_type=codes[number % len(codes)],
            title=f"Projekti {number}",
            code=None,
            role=Role.COORDINATOR,
            sector=rules.actions[codes[number % len(codes)]].default_sector,
            start_on=start_on,
            end_on=start_on + timedelta(days=450),
            coordinators=(actor.account_id,),
            channel_id=None,
        )
        projects.register(division, actor, new, request_key=f"p{number}")
    for number in range(mobility_count):
        start_on = date(2027, 1, 1) + timedelta(days=number % 300)
        trip = mobilities.NewMobility(
            kind="job_shadowing",
            start_on=start_on,
            end_on=start_on + timedelta(days=9),
            country="DE",
            host=f"Koulu {number}",
            accompanying=None,
            travel_days=None,
            has_minors=None,
            head_count=2,
            responsible=None,
        )
        mobilities.register(division, actor, f"H{number % project_count + 1}", trip, request_key=f"m{number}")


def main(project_count: int = 1000, mobility_count: int = 3000) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shift = ClockShift(folder / "clock")
        with LocalSlack(manifest=MANIFEST, clock=shift.clock) as slack:
            began = time.monotonic()
            fill(folder, slack, project_count=project_count, mobility_count=mobility_count)
            print(
                f"{project_count} projects, {mobility_count} mobilities; filled in {time.monotonic() - began:.0f} s"
            )
            with BotProcess(slack, shift, folder):
                print(f"{'command':64} {'median':>8} {'slowest':>8}")
                for command in COMMANDS:
                    measure(slack, command)


def measure(slack: LocalSlack, command: str) -> None:
    seconds = []
    for number in range(ROUNDS):
        outcome = slack.command(user="aino", text=command.format(round=number))
        if outcome.error:
            raise SystemExit(f"{command}: {outcome.error}")
        seconds.append(outcome.seconds)
    print(f"{command:64} {statistics.median(seconds) * 1000:6.0f} ms {max(seconds) * 1000:6.0f} ms")


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:]))
